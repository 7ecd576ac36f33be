package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.core.topology.Account;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts what is wanted together policy by policy. */
final class Needs {
    private final MlPlatform platform;

    Needs(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * What is asked about, each with the whole statement: its {@code Sid} does not name the accounts, so a statement made of
     * those alone that are asked about would take away what the others have.
     */
    List<Need> of(List<Wanted> wanted, Predicate<Wanted> asked) {
        Map<Wanted.Key, List<Wanted>> same = new LinkedHashMap<>();
        wanted.forEach(each ->
                same.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
        Map<String, Need> byPlace = new LinkedHashMap<>();
        same.values().stream().filter(all -> all.stream().anyMatch(asked)).forEach(all -> {
            Need need = need(all.get(0));
            byPlace.computeIfAbsent(need.place().what(), key -> need).grants().add(grant(need.piece(), all, asked));
        });
        return List.copyOf(byPlace.values());
    }

    private Need need(Wanted wanted) {
        AccountScope scope = platform.in(wanted.owner().id()).in(wanted.owner().region());
        String[] arn = wanted.resource().split(":", 6);
        String name = arn[5].replaceFirst("^[^/]*/", "");
        List<Need.Grant> none = new ArrayList<>();
        return switch (arn[2]) {
            case "s3" ->
                new Need(Piece.BUCKET_POLICY, LivePolicies.bucket(scope, arn[5].replaceFirst("/.*", "")), none);
            case "kms" -> new Need(Piece.KEY_POLICY, LivePolicies.key(scope, wanted.resource()), none);
            case "ecr" -> new Need(Piece.REPOSITORY_POLICY, LivePolicies.repository(scope, name), none);
            case "sagemaker" ->
                new Need(Piece.GROUP_POLICY, LivePolicies.group(scope, name.replaceFirst("/.*", "")), none);
            case "events" -> new Need(Piece.EVENT_BUS_POLICY, LivePolicies.bus(scope, name), none);
            default -> throw new IllegalStateException("no policy of " + wanted.resource());
        };
    }

    private static Need.Grant grant(Piece piece, List<Wanted> same, Predicate<Wanted> asked) {
        Wanted first = same.get(0);
        Account owner = first.owner();
        PolicyStatement.Builder statement = PolicyStatement.allow(Sids.of(first.key()))
                .addActions(first.actions().toArray(String[]::new));
        readers(same.stream()).forEach(reader -> statement.addAccount(Wants.partition(owner), reader));
        new TreeMap<>(first.conditions()).forEach((key, value) -> statement.putCondition("StringEquals", key, value));
        switch (piece) {
            case REPOSITORY_POLICY -> statement.ofItself();
            // a key's policy is about the key:
            // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
            case KEY_POLICY -> statement.addResources("*");
            default -> statement.addResources(first.resource());
        }
        return new Need.Grant(
                readers(same.stream().filter(asked)), first.resource(), statement.build(), first.conditions());
    }

    private static List<AccountId> readers(Stream<Wanted> wanted) {
        return wanted.map(Wanted::reader).distinct().toList();
    }
}
