package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.testkit.LocalCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.FeatureDefinition;
import software.amazon.awssdk.services.sagemaker.model.FeatureParameter;
import software.amazon.awssdk.services.sagemaker.model.FeatureType;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Feature groups of the bank's accounts, made as their owners make them. */
final class Catalog {
    static final AccountId CENTRAL = Bank.STORE;
    static final AccountId DEV = AccountId.of("222222222222");
    static final AccountId TEST = AccountId.of("333333333333");
    static final List<AccountId> ALL =
            List.of(AccountId.of("111111111111"), CENTRAL, DEV, TEST, AccountId.of("444444444444"));

    private final MlPlatform platform;

    Catalog(LocalCloud cloud, MlPlatform platform) {
        this.platform = platform;
        ALL.forEach(account -> cloud.account(account.value()).role("mlgovern").trusts("999999999999"));
    }

    /** Three groups in two accounts. */
    void fill() {
        make(CENTRAL, "card-activity", "what a card was used for lately", List.of("spent", "shops-24h", "country"));
        make(CENTRAL, "customers", "who holds a card", List.of("age", "country", "cardTotal"));
        make(DEV, "terminals", "where cards are read", List.of("country", "uptime"));
        tag(CENTRAL, "card-activity", Map.of("anybank:finance:owner", "lee", "purpose", "fraud"));
        say(CENTRAL, "card-activity.spent", "Euro in the last 24 hours", Map.of("unit", "euro"));
        say(DEV, "terminals.uptime", "share of a day", Map.of("source", "card readers"));
    }

    void make(AccountId account, String name, String description, List<String> features) {
        make(client(account), name, description, features);
    }

    static void make(SageMakerClient client, String name, String description, List<String> features) {
        List<FeatureDefinition> all =
                new ArrayList<>(List.of(feature("id", FeatureType.STRING), feature("at", FeatureType.STRING)));
        features.forEach(each -> all.add(feature(each, FeatureType.FRACTIONAL)));
        client.createFeatureGroup(r -> r.featureGroupName(name)
                .description(description)
                .recordIdentifierFeatureName("id")
                .eventTimeFeatureName("at")
                .featureDefinitions(all)
                .onlineStoreConfig(o -> o.enableOnlineStore(true)));
        client.describeFeatureGroup(r -> r.featureGroupName(name));
    }

    void tag(AccountId account, String group, Map<String, String> tags) {
        client(account)
                .addTags(r -> r.resourceArn("arn:aws:sagemaker:eu-west-1:" + account + ":feature-group/" + group)
                        .tags(tags.entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList()));
    }

    /** What is said of {@code group.feature}. */
    void say(AccountId account, String feature, String description, Map<String, String> parameters) {
        String[] names = feature.split("\\.", 2);
        client(account)
                .updateFeatureMetadata(r -> r.featureGroupName(names[0])
                        .featureName(names[1])
                        .description(description)
                        .parameterAdditions(parameters.entrySet().stream()
                                .map(each -> FeatureParameter.builder()
                                        .key(each.getKey())
                                        .value(each.getValue())
                                        .build())
                                .toList()));
    }

    SageMakerClient client(AccountId account) {
        return platform.in(account).client(SageMakerClient::builder);
    }

    private static FeatureDefinition feature(String name, FeatureType type) {
        return FeatureDefinition.builder().featureName(name).featureType(type).build();
    }
}
