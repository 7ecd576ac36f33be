package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.examples.report.RunReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Everything taggable that there is in the accounts, with its tags, as SageMaker lists it. */
final class Inventory {
    private final Bank bank;
    private final List<RunReport.Tagged> all;

    Inventory(Bank bank) {
        this.bank = bank;
        this.all = bank.topology().accounts().stream().flatMap(this::all).toList();
    }

    /** What is tagged, and what should be: only SageMaker's own lineage entries may go without. */
    List<RunReport.Tagged> tagged() {
        return all.stream().filter(each -> !madeBySageMaker(each)).toList();
    }

    /** How many lineage entries SageMaker made by itself. */
    long untagged() {
        return all.stream().filter(Inventory::madeBySageMaker).count();
    }

    private static boolean madeBySageMaker(RunReport.Tagged each) {
        boolean lineage = Stream.of("action/", "artifact/", "context/").anyMatch(each.resource()::startsWith);
        return lineage && each.tags().isEmpty();
    }

    private Stream<RunReport.Tagged> all(Account account) {
        SageMakerClient sageMaker = bank.as(Person.INES).in(account.id()).client(SageMakerClient::builder);
        Map<String, String> names = new LinkedHashMap<>();
        sageMaker
                .listModelPackageGroupsPaginator(list -> {})
                .modelPackageGroupSummaryList()
                .forEach(group -> names.put(group.modelPackageGroupArn(), group.modelPackageGroupName()));
        sageMaker
                .listFeatureGroupsPaginator(list -> {})
                .featureGroupSummaries()
                .forEach(group -> names.put(group.featureGroupArn(), group.featureGroupName()));
        sageMaker
                .listModelsPaginator(list -> {})
                .models()
                .forEach(model -> names.put(model.modelArn(), model.modelName()));
        sageMaker
                .listEndpointConfigsPaginator(list -> {})
                .endpointConfigs()
                .forEach(setup -> names.put(setup.endpointConfigArn(), setup.endpointConfigName()));
        sageMaker
                .listEndpointsPaginator(list -> {})
                .endpoints()
                .forEach(endpoint -> names.put(endpoint.endpointArn(), endpoint.endpointName()));
        putLineage(sageMaker, names);
        return names.entrySet().stream()
                .map(each -> new RunReport.Tagged(
                        account.id().value(),
                        kind(each.getKey()) + "/" + each.getValue(),
                        tags(sageMaker, each.getKey())));
    }

    private static void putLineage(SageMakerClient sageMaker, Map<String, String> names) {
        sageMaker
                .listActionsPaginator(list -> {})
                .actionSummaries()
                .forEach(action -> names.put(action.actionArn(), action.actionName()));
        sageMaker.listArtifactsPaginator(list -> {}).artifactSummaries().forEach(artifact -> {
            String uri = artifact.source().sourceUri();
            names.put(artifact.artifactArn(), uri.substring(uri.lastIndexOf('/', uri.lastIndexOf('/') - 1) + 1));
        });
        sageMaker
                .listContextsPaginator(list -> {})
                .contextSummaries()
                .forEach(context -> names.put(context.contextArn(), context.contextName()));
    }

    private static Map<String, String> tags(SageMakerClient sageMaker, String arn) {
        Map<String, String> tags = new TreeMap<>();
        sageMaker
                .listTagsPaginator(list -> list.resourceArn(arn))
                .tags()
                .forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    private static String kind(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1, arn.indexOf('/'));
    }

    /** A line for each resource; keys are shown by their last word. */
    String text(List<RunReport.Tagged> tagged) {
        TreeSet<String> keys = new TreeSet<>();
        tagged.forEach(each -> keys.addAll(each.tags().keySet()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of("account", "resource")));
        keys.forEach(key -> rows.get(0).add(key.substring(key.lastIndexOf(':') + 1)));
        for (RunReport.Tagged each : tagged) {
            Account account = bank.topology().account(AccountId.of(each.account()));
            List<String> row = new ArrayList<>(List.of(account.name(), each.resource()));
            keys.forEach(key -> row.add(each.tags().getOrDefault(key, "-")));
            rows.add(row);
        }
        return TextTable.of(rows);
    }
}
