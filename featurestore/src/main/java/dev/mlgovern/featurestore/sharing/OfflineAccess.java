package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.OfflineStore;
import dev.mlgovern.featurestore.group.OfflineTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an account needs to read the offline store of a group, by Lake Formation or by policies, as the table is kept.
 *
 * @param group whose store it is
 * @param lake the table in Lake Formation
 * @param byLake whether Lake Formation decides about the table
 * @param policies the statements that it needs
 * @param ownKey whether the files have a key of the account's own
 */
record OfflineAccess(
        FeatureGroupArn group, LakeTable lake, boolean byLake, List<PolicyGrant> policies, boolean ownKey) {

    /** SageMaker takes ids and aliases too, of which no policy can be read. */
    private static final Pattern KEY = Pattern.compile("arn:[^:]+:kms:[^:]+:\\d{12}:key/.+");

    /** Reads how the table is kept now. */
    static Optional<OfflineAccess> of(MlPlatform platform, FeatureGroup group, AccountId reader) {
        return group.offlineTable().map(table -> of(platform, group, reader, table));
    }

    private static OfflineAccess of(MlPlatform platform, FeatureGroup group, AccountId reader, OfflineTable table) {
        FeatureGroupArn arn = group.arn();
        LakeTable lake = new LakeTable(platform, arn, table);
        boolean byLake = lake.governed();
        OfflineStatements statements = new OfflineStatements(arn, reader, table);
        List<PolicyGrant> policies = new ArrayList<>();
        if (!byLake) {
            policies.add(new PolicyGrant(
                    Half.GLUE_POLICY,
                    new CatalogPolicy(platform, arn.account(), arn.region()),
                    List.of(statements.catalog())));
        }
        if (!byLake || !lake.registered()) {
            policies.addAll(files(platform, group, statements));
        }
        return new OfflineAccess(arn, lake, byLake, policies, key(group).isPresent());
    }

    /** Everything that may have been given, however the table is kept now. */
    static List<PolicyGrant> all(MlPlatform platform, FeatureGroup group, AccountId reader, OfflineTable table) {
        OfflineStatements statements = new OfflineStatements(group.arn(), reader, table);
        List<PolicyGrant> policies = new ArrayList<>();
        policies.add(new PolicyGrant(
                Half.GLUE_POLICY,
                new CatalogPolicy(platform, group.arn().account(), group.arn().region()),
                List.of(statements.catalog())));
        policies.addAll(files(platform, group, statements));
        return policies;
    }

    private static List<PolicyGrant> files(MlPlatform platform, FeatureGroup live, OfflineStatements statements) {
        List<PolicyGrant> policies = new ArrayList<>();
        FeatureGroupArn group = live.arn();
        policies.add(new PolicyGrant(
                Half.BUCKET_POLICY,
                new BucketPolicy(platform, group.account(), group.region(), statements.bucket()),
                List.of(statements.objects(), statements.listing(), statements.location())));
        key(live)
                .ifPresent(arn -> policies.add(new PolicyGrant(
                        Half.KEY_POLICY, new KeyPolicy(platform, group.region(), arn), List.of(statements.key()))));
        return policies;
    }

    private static Optional<String> key(FeatureGroup group) {
        return group.offlineStore()
                .flatMap(OfflineStore::kmsKeyArn)
                .filter(arn -> KEY.matcher(arn).matches());
    }

    /** What keeps the account from reading whatever is granted. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        boolean files = policies.stream().anyMatch(grant -> grant.half() == Half.BUCKET_POLICY);
        if (files && !ownKey) {
            problems.add(
                    "offline store has no key of its own, or not one that is named by its ARN: no other account can read with one of AWS's, and it cannot be changed later");
        }
        policies.forEach(grant -> grant.tooLong().ifPresent(problems::add));
        return problems;
    }
}
