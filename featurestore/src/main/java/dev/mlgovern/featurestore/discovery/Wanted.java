package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.TagDimension;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Team;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A query that was checked, in the terms of AWS.
 *
 * @param query as asked
 * @param words in lower case
 * @param tags those of team and owner among them
 */
record Wanted(FeatureQuery query, List<String> words, Map<String, String> tags) {
    // what a filter of Search takes: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Filter.html
    private static final int LONGEST = 1024;
    // together with the words well below the 20 filters of a search expression
    private static final int MOST_PAIRS = 10;
    private static final int MOST_WORDS = 20;

    static Wanted of(FeatureQuery query, MlPlatform platform) {
        List<String> problems = new ArrayList<>();
        List<String> words = Words.of(query.words());
        if (query.words().length() > LONGEST || words.size() > MOST_WORDS) {
            problems.add("words must be at most %d of %d characters in all, were %d of %d"
                    .formatted(MOST_WORDS, LONGEST, words.size(), query.words().length()));
        }
        pairs("tag", query.tags(), problems);
        pairs("parameter", query.parameters(), problems);
        Map<String, String> tags = tags(query, platform, problems);
        if (query.catalogsOf().isEmpty()) {
            query.accounts().forEach(account -> known(account, platform, problems));
        }
        query.catalogsOf().ifPresent(account -> known(account, platform, problems));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("discovery", "%d problems of the query".formatted(problems.size())), problems);
        }
        return new Wanted(query, words, tags);
    }

    private static void pairs(String what, Map<String, String> pairs, List<String> problems) {
        if (pairs.size() > MOST_PAIRS) {
            problems.add("%ss must be at most %d, were %d".formatted(what, MOST_PAIRS, pairs.size()));
        }
        pairs.forEach((key, value) -> {
            if (key.isEmpty() || value.isEmpty() || key.length() + value.length() > LONGEST / 2) {
                problems.add("%s \"%s\" must have a key and a value, of %d characters together"
                        .formatted(what, key.substring(0, Math.min(key.length(), 128)), LONGEST / 2));
            }
        });
    }

    private static void known(AccountId id, MlPlatform platform, List<String> problems) {
        if (platform.topology().accounts().stream().map(Account::id).noneMatch(id::equals)) {
            problems.add("account %s is not in the topology".formatted(id));
        }
    }

    private static Map<String, String> tags(FeatureQuery query, MlPlatform platform, List<String> problems) {
        Map<String, String> tags = new LinkedHashMap<>(query.tags());
        Map<TagDimension, String> keys = platform.topology().tags().keys();
        query.owner().ifPresent(owner -> {
            String key = keys.get(TagDimension.OWNER);
            if (key == null) {
                problems.add("owner \"%s\" cannot be asked for: the tag scheme has no key for owners".formatted(owner));
            } else {
                tags.put(key, owner);
            }
        });
        query.team().ifPresent(name -> {
            try {
                tags.putAll(payer(platform.topology().team(name), keys));
            } catch (InvalidRequestException e) {
                problems.addAll(e.problems());
            }
        });
        return tags;
    }

    /** What FeatureStore.ensure tags the groups of a team with, whatever the account and the product. */
    private static Map<String, String> payer(Team team, Map<TagDimension, String> keys) {
        Map<TagDimension, String> facts = Map.of(
                TagDimension.OWNER, team.owner(),
                TagDimension.BUSINESS_UNIT, team.lineOfBusiness(),
                TagDimension.COST_CENTER, team.costCenter());
        Map<String, String> tags = new LinkedHashMap<>();
        facts.forEach((dimension, fact) -> {
            String key = keys.get(dimension);
            if (key != null) {
                tags.put(key, team.tags().values().getOrDefault(key, fact));
            }
        });
        return tags;
    }

    /** Whether a group is as asked; words and what is asked of features are not looked at. */
    boolean group(FoundGroup group) {
        return group.tags().entrySet().containsAll(tags.entrySet())
                && query.status().map(group.status()::equals).orElse(true)
                && in(group.arn().account());
    }

    /** Whether a feature is as asked; words and what is asked of groups are not looked at. */
    boolean feature(FoundFeature feature) {
        return feature.parameters().entrySet().containsAll(query.parameters().entrySet())
                && query.type().map(feature.type()::equals).orElse(true)
                && in(feature.group().account());
    }

    boolean since(Instant created, Instant modified) {
        return query.createdSince().map(time -> !created.isBefore(time)).orElse(true)
                && query.modifiedSince().map(time -> !modified.isBefore(time)).orElse(true);
    }

    private boolean in(AccountId account) {
        return query.accounts().isEmpty() || query.accounts().contains(account);
    }

    Wanted withoutWords() {
        return new Wanted(query.withWords(""), List.of(), tags);
    }

    boolean asksOfGroups() {
        return !tags.isEmpty() || query.status().isPresent();
    }

    boolean asksOfFeatures() {
        return !query.parameters().isEmpty() || query.type().isPresent();
    }
}
