package dev.mlgovern.testkit.internal.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads statements, and refuses what AWS would call a malformed policy document. */
final class StatementParser {
    private static final Set<String> ELEMENTS = Set.of(
            "Sid",
            "Effect",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition");

    private StatementParser() {}

    static Statement parse(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> require(ELEMENTS.contains(name), "unknown element " + name));
        String effect = json.path("Effect").asText();
        require(effect.equals("Allow") || effect.equals("Deny"), "Effect must be Allow or Deny, was \"" + effect + '"');
        require(json.has("Action") != json.has("NotAction"), "a statement needs Action or NotAction");
        return new Statement(effect.equals("Allow"), principals(json), scope(json), conditions(json.path("Condition")));
    }

    private static Statement.Scope scope(JsonNode json) {
        boolean notActions = json.has("NotAction");
        boolean notResources = json.has("NotResource");
        List<String> actions = texts(json.path(notActions ? "NotAction" : "Action"));
        actions.forEach(action -> require(action.equals("*") || action.contains(":"), "no action: " + action));
        return new Statement.Scope(
                actions, notActions, texts(json.path(notResources ? "NotResource" : "Resource")), notResources);
    }

    private static Principals principals(JsonNode json) {
        boolean not = json.has("NotPrincipal");
        JsonNode given = json.path(not ? "NotPrincipal" : "Principal");
        if (given.isMissingNode()) {
            return new Principals(Principals.Kind.NONE, List.of(), List.of());
        }
        Principals.Kind kind = not ? Principals.Kind.ALL_BUT : Principals.Kind.ONLY;
        if (given.isTextual()) {
            require(given.asText().equals("*"), "Principal must be * or an object, was \"" + given.asText() + '"');
            return new Principals(kind, List.of("*"), List.of("*"));
        }
        given.fieldNames()
                .forEachRemaining(type -> require(
                        Set.of("AWS", "Service", "Federated", "CanonicalUser").contains(type),
                        "unknown principal type " + type));
        return new Principals(kind, texts(given.path("AWS")), texts(given.path("Service")));
    }

    private static List<Condition> conditions(JsonNode json) {
        List<Condition> conditions = new ArrayList<>();
        json.properties()
                .forEach(operator -> operator.getValue()
                        .properties()
                        .forEach(key -> conditions.add(new Condition(
                                Operator.parse(operator.getKey()), key.getKey(), texts(key.getValue())))));
        return conditions;
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(item -> texts.add(item.asText()));
        } else if (json.isValueNode()) {
            texts.add(json.asText());
        }
        return texts;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("malformed policy document: " + rule);
        }
    }
}
