package dev.mlgovern.observability.tag;

import static dev.mlgovern.observability.tag.Estate.DEV;
import static dev.mlgovern.observability.tag.Estate.OWNER;
import static dev.mlgovern.observability.tag.Estate.PROD;
import static dev.mlgovern.observability.tag.Estate.SHARED;
import static dev.mlgovern.observability.tag.Estate.all;
import static dev.mlgovern.observability.tag.Estate.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

@LocalCloudTest
class TagCoverageTest {
    private LocalCloud cloud;
    private Estate estate;
    private MlPlatform platform;
    private TagCoverage tags;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        estate = new Estate(cloud);
        platform = estate.platform();
        tags = Observability.on(platform).tags();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void report_ofTaggedUntaggedAndWronglyTagged_tellsWhatEachLacks() {
        estate.group(DEV, "whole", all("dev"));
        String never = estate.group(DEV, "never-tagged");
        String partly = estate.group(PROD, "partly", tag(OWNER, "lee"), tag("colour", "blue"));
        String broken = estate.group(SHARED, "broken", all("production"));

        // docs: coverage
        CoverageReport report = tags.report();

        assertThat(report.gaps()).extracting(TaggedResource::arn).containsExactly(broken, never, partly);
        assertThat(report.gaps().get(0).missing()).isEmpty();
        assertThat(report.gaps().get(0).broken())
                .containsExactly(
                        "anybank:workload:environment is \"production\", must be one of dev, test, prod, shared");
        // end docs
        assertThat(report.gaps().get(1).missing()).hasSize(4);
        assertThat(report.gaps().get(1).broken()).isEmpty();
        assertThat(report.missing()).containsEntry(OWNER, 1L).containsEntry("anybank:finance:cost-center", 2L);
        assertThat(report.failures()).isEmpty();
        assertThat(report.toString())
                .startsWith("1 of 4 resources keep the tag scheme\n2 lack anybank:finance:business-unit")
                .doesNotContain("blue");
    }

    @Test
    void report_withAnAccountThatFails_hasTheOthers() {
        estate.group(DEV, "whole", all("dev"));
        cloud.faults().on("tagging:GetResources").account(PROD.value()).denied();
        CoverageReport report = tags.report();
        assertThat(report.resources()).hasSize(1);
        assertThat(report.failures()).hasSize(1);
        assertThat(report.toString()).contains("not read: 444444444444 in eu-west-1: ");
    }

    @Test
    void report_ofManyResources_costsACallPerHundred() throws IOException {
        for (int i = 0; i < 120; i++) {
            estate.group(DEV, "group-" + i, all("dev"));
        }
        tags.report(q -> q.addAccount(DEV));
        cloud.clearCalls();
        assertThat(tags.report(q -> q.addAccount(DEV)).resources()).hasSize(120);
        assertThat(cloud.calls()).hasSize(8).noneMatch(RecordedCall::mutating);
        cloud.clearCalls();
        assertThat(tags.report(q -> q.addAccount(DEV).addKind("s3")).resources())
                .isEmpty();
        assertThat(cloud.calls()).hasSize(1);
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| tag coverage of an account in a Region, up to 100 resources of a kind | 6 | 0 |");
    }

    @Test
    void report_ofAnUnknownAccount_isRefused() {
        assertThatThrownBy(() -> tags.report(q -> q.addAccount(AccountId.of("123456789012"))))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void repair_ofWhatIsMissing_addsItFromTheTopologyAndLeavesWhatIsThere() {
        estate.group(PROD, "partly", tag(OWNER, "somebody"));
        String broken = estate.group(SHARED, "broken", all("production"));
        estate.group(SHARED, "untagged");

        // docs: repair
        Plan<TagRepairs> plan = tags.repair(tags.report());
        assertThat(plan.toString())
                .contains("anybank:finance:cost-center = 9000")
                .doesNotContain("broken");
        assertThat(plan.run().failed()).isEmpty();
        // end docs

        CoverageReport after = tags.report();
        assertThat(after.gaps()).extracting(TaggedResource::arn).containsExactly(broken);
        assertThat(after.resources().get(2).tags())
                .containsEntry(OWNER, "somebody")
                .containsEntry("anybank:finance:cost-center", "4711");
        assertThat(plan.run().repaired()).hasSize(2);
        assertThat(tags.repair(after).nothingToDo()).isTrue();
    }

    @Test
    void repair_ofMoreThanTwenty_tagsTwentyACall() throws IOException {
        for (int i = 0; i < 45; i++) {
            estate.group(DEV, "group-" + i);
        }
        Plan<TagRepairs> plan = tags.repair(tags.report());
        cloud.clearCalls();
        assertThat(plan.run().repaired()).hasSize(45);
        List<RecordedCall> calls = cloud.calls();
        assertThat(calls).filteredOn(RecordedCall::mutating).hasSize(3);
        assertThat(calls)
                .filteredOn(call -> call.operation().equals("GetResources"))
                .hasSize(6);
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| plan to tag 20 resources | 1 | 0 |", "| tag them | 3 | 1 |");
    }

    @Test
    void repair_ofAResourceThatTakesNoTags_tellsItAndGoesOn() {
        String gone = estate.group(DEV, "gone");
        String stays = estate.group(DEV, "stays");
        CoverageReport report = tags.report();
        Plan<TagRepairs> plan = tags.repair(report);
        estate.sageMaker(DEV).deleteModelPackageGroup(r -> r.modelPackageGroupName("gone"));
        TagRepairs repairs = plan.run();
        assertThat(repairs.repaired()).containsExactly(stays);
        assertThat(repairs.failed()).containsOnlyKeys(gone);
        assertThat(repairs.toString()).startsWith("1 resources repaired, 1 failed");
    }

    @Test
    void repair_ofATagThatNothingSays_tellsItInThePlan() {
        String group = estate.group(DEV, "group", all("dev"));
        TaggedResource lacking =
                new TaggedResource(group, new Place(DEV, Region.EU_WEST_1), Map.of(), List.of("ticket"), List.of());
        Plan<TagRepairs> plan = tags.repair(new CoverageReport(List.of(lacking), Map.of()));
        assertThat(plan.nothingToDo()).isTrue();
        assertThat(plan.toString()).contains(group + " goes on to lack ticket: the topology does not say it");
    }
}
