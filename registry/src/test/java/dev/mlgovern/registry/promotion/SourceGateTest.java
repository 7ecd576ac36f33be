package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.error.GateRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceGateTest {
    private static void approved(String approval, String status) {
        SourceGate.approved(
                Sources.VERSION,
                Sources.described(r -> r.modelApprovalStatus(approval).modelPackageStatus(status)));
    }

    @Test
    void approved_ofACompletedAndApprovedVersion_passes() {
        assertThatCode(() -> approved("Approved", "Completed")).doesNotThrowAnyException();
    }

    @Test
    void approved_ofAnyOtherVersion_saysWhatIsMissing() {
        assertThatThrownBy(() -> approved("PendingManualApproval", "Completed"))
                .isInstanceOfSatisfying(
                        GateRefusedException.class,
                        refused -> assertThat(refused.account()).hasValue(Sources.VERSION.account()))
                .hasMessageContaining(Sources.VERSION + " may not be promoted: it is PendingManualApproval");
        assertThatThrownBy(() -> approved("Rejected", "Completed")).hasMessageContaining("it is Rejected");
        assertThatThrownBy(() -> approved("Approved", "InProgress"))
                .isInstanceOf(GateRefusedException.class)
                .hasMessageContaining("it is InProgress");
    }

    @Test
    void unchanged_ofAVersionThatRecordsNothing_passes() {
        assertThatCode(() -> SourceGate.unchanged(Sources.VERSION, Sources.source(Sources.described(r -> r))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "container model data, true",
        "report, true",
        "configuration, true",
        "sample payload, true",
        "algorithm model data, false",
        "container environment DATA, false"
    })
    void registered_ofAField_tellsWhatARegistrationLookedAt(String field, boolean looked) {
        assertThat(new Reference("s3://dev-models/m", Reference.Kind.OBJECT, field).registered())
                .isEqualTo(looked);
    }

    @Test
    void location_ofAPrefix_isAFolder() {
        assertThat(new Reference("s3://dev-models/m", Reference.Kind.PREFIX, "f").location())
                .hasToString("s3://dev-models/m/");
        assertThat(new Reference("s3://dev-models/m", Reference.Kind.OBJECT, "f").location())
                .hasToString("s3://dev-models/m");
        assertThat(new Reference("s3://dev-models/m/", Reference.Kind.UNSURE, "f").folder())
                .hasToString("s3://dev-models/m/");
    }

    @Test
    void wholeBucket_ofAVariable_isSoWithoutAKeyOnly() {
        assertThat(Sources.environment("A", "s3://dev-models").wholeBucket()).isTrue();
        assertThat(Sources.environment("A", "s3://dev-models/m").wholeBucket()).isFalse();
        assertThat(new Reference("s3://dev-models", Reference.Kind.PREFIX, "f").wholeBucket())
                .isFalse();
    }

    @Test
    void pinned_ofAnImage_takesItsOwnDigestBeforeTheRecordedOne() {
        String own = "sha256:" + "a".repeat(64);
        String recorded = "sha256:" + "b".repeat(64);
        String image = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/scorer";
        PinnedImages images = new PinnedImages();

        assertThat(images.pinned(null, recorded)).isNull();
        assertThat(images.pinned(image + "@" + own, recorded)).isEqualTo(image + "@" + own);
        assertThat(images.pinned(image + ":1", recorded)).endsWith("@" + recorded);
        assertThat(images.problems()).isEmpty();
        assertThat(images.all()).hasSize(2);
    }

    @Test
    void pinned_ofAnImageThatNothingPins_isAProblem() {
        String tagged = "222222222222.dkr.ecr.eu-west-1.amazonaws.com/scorer:1";
        PinnedImages images = new PinnedImages();

        assertThat(images.pinned(tagged, null)).isEqualTo(tagged);
        assertThat(images.pinned("docker.io/scorer:1", null)).isEqualTo("docker.io/scorer:1");
        assertThat(images.problems())
                .containsExactly(
                        "image " + tagged + " is pinned by no digest; register it by digest",
                        "image docker.io/scorer:1 is not in ECR, so nothing pins it");
        assertThat(images.all()).isEmpty();
    }
}
