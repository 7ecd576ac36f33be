package dev.mlgovern.governance.card;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Checks content against the model card JSON schema of
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html#model-cards-json-schema, one line of {@link CardSchema} for each path.
 * Problems name the path and the rule, never the value, which is confidential.
 */
final class CardRules {
    /** ModelCardContent in the SageMaker API. */
    private static final int LONGEST = 100_000;

    private final List<String> problems = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private CardRules() {}

    static void check(CardContent content) {
        CardRules rules = new CardRules();
        content.others().forEach((name, part) -> {
            if (CardJson.known(part).isEmpty()) {
                rules.problems.add(name + " must be JSON");
            }
        });
        String json = content.json();
        if (json.length() > LONGEST) {
            rules.problems.add("content must have at most 100000 characters, has " + json.length());
        }
        rules.walk(CardJson.read(json));
        rules.throwIfAny();
    }

    /** As {@link #check}, and nothing may be in it that is not of the schema, since the typed content would lose it. */
    static void checkStrictly(JsonNode content) {
        CardRules rules = new CardRules();
        rules.walk(content);
        rules.unknown.forEach(path -> rules.problems.add(path + " is not in the model card JSON schema"));
        rules.throwIfAny();
    }

    /** What is wrong with content that is in SageMaker already, whose other parts are kept as they are. */
    static List<String> problems(JsonNode content) {
        CardRules rules = new CardRules();
        rules.walk(content);
        rules.unknown.stream()
                .filter(path -> path.contains(".") || path.contains("["))
                .forEach(path -> rules.problems.add(path + " is not in the model card JSON schema"));
        return List.copyOf(rules.problems);
    }

    private void walk(JsonNode content) {
        if (content.isObject()) {
            content.asObject().forEach((name, part) -> walk(name, name, part));
        } else {
            problems.add("content must be a JSON object");
        }
    }

    private void walk(String path, String rule, JsonNode node) {
        CardSchema.Rule found = CardSchema.rule(rule);
        if (found == null) {
            unknown.add(path);
            return;
        }
        String problem = found.problem(node);
        if (problem != null) {
            problems.add(path + " " + problem);
            return;
        }
        if (node.isArray()) {
            List<JsonNode> items = node.asArray();
            for (int i = 0; i < items.size(); i++) {
                walk(path + "[" + i + "]", rule + "[]", items.get(i));
            }
        } else if (node.isObject()) {
            boolean free = CardSchema.rule(rule + ".*") != null;
            node.asObject()
                    .forEach((name, member) -> walk(path + "." + name, rule + "." + (free ? "*" : name), member));
        }
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
            throw new InvalidRequestException(Failure.of("model card", "the content has " + count), problems);
        }
    }
}
