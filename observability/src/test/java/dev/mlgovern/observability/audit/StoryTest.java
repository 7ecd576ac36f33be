package dev.mlgovern.observability.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.NotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories of what CloudTrail records, told without a cloud. */
class StoryTest {
    private static final String VERSION = "arn:aws:sagemaker:eu-west-1:111111111111:model-package/churn/1";
    private static final AccountId PROD = AccountId.of("444444444444");

    private final List<AuditEvent> events = new ArrayList<>();

    @Test
    void story_ofDeployments_tellsWhoReplacedItAndWhoTookItBack() {
        happens(
                "CreateModel",
                "{\"modelName\": \"m1\", \"primaryContainer\": {\"modelPackageName\": \"%s\"}}".formatted(VERSION));
        happens(
                "CreateEndpointConfig",
                "{\"endpointConfigName\": \"c1\", \"productionVariants\": [{\"modelName\": \"m1\"}]}");
        happens("CreateEndpoint", "{\"endpointName\": \"Churn\", \"endpointConfigName\": \"c1\"}");
        happens(
                "CreateModel",
                "{\"modelName\": \"m2\", \"primaryContainer\": {\"modelPackageName\": \"%s2\"}}".formatted(VERSION));
        happens("UpdateEndpoint", "{\"endpointName\": \"Churn\", \"endpointConfigName\": \"c2\"}");
        happens("UpdateEndpoint", "{\"endpointName\": \"Churn\", \"endpointConfigName\": \"c3\"}");
        happens("UpdateEndpoint", "{\"endpointName\": \"Churn\", \"endpointConfigName\": \"c1\"}");
        happens("DeleteEndpoint", "{\"endpointName\": \"Churn\"}");
        happens("DeleteEndpoint", "{\"endpointName\": \"other\"}");

        Story story = story();

        assertThat(story.events())
                .extracting(event ->
                        event.kind() + " " + AuditEvent.brief(event.subjects().get(0)))
                .containsExactly(
                        "deployment model/m1",
                        "deployment endpoint-config/c1",
                        "deployment endpoint/Churn",
                        "replacement endpoint/Churn",
                        "rollback endpoint/Churn",
                        "deletion endpoint/Churn");
        assertThat(story.endpoints()).containsExactly("arn:aws:sagemaker:eu-west-1:444444444444:endpoint/Churn");
        assertThat(story.versions()).containsExactly(VERSION);
    }

    @Test
    void story_ofNamesThatAreUsedAgain_isNotThatOfTheNext() {
        serve("m1", VERSION);
        happens("DeleteEndpoint", "{\"endpointName\": \"Churn\"}");
        happens("CreateEndpoint", "{\"endpointName\": \"Churn\", \"endpointConfigName\": \"c1\"}");
        happens("DeleteModel", "{\"modelName\": \"m1\"}");
        serve("m1", VERSION + "2");

        assertThat(story().events())
                .extracting(event ->
                        event.kind() + " " + AuditEvent.brief(event.subjects().get(0)))
                .containsExactly(
                        "deployment model/m1",
                        "deployment endpoint-config/c1",
                        "deployment endpoint/Churn",
                        "deletion endpoint/Churn",
                        "deployment endpoint/Churn",
                        "deletion model/m1",
                        "replacement endpoint/Churn");
    }

    @Test
    void story_ofOneSecondInSeveralAccounts_tellsWhatWasMadeBeforeWhatIsMadeOfIt() {
        AccountId central = AccountId.of("111111111111");
        String model =
                "{\"modelName\": \"m1\", \"primaryContainer\": {\"modelPackageName\": \"%s\"}}".formatted(VERSION);
        String approval = "{\"modelPackageArn\": \"%s\", \"modelApprovalStatus\": \"Approved\"}".formatted(VERSION);
        events.add(recorded(PROD, "CreateModel", model, "{}"));
        events.add(recorded(central, "CreateModelPackage", "{}", "{\"modelPackageArn\": \"%s\"}".formatted(VERSION)));
        events.add(recorded(central, "UpdateModelPackage", approval, "{}"));

        assertThat(story().events())
                .extracting(AuditEvent::action)
                .containsExactly(
                        "sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage", "sagemaker:CreateModel");
    }

    @Test
    void story_ofAnInferenceComponent_hasItsEndpoint() {
        happens(
                "CreateModel",
                "{\"modelName\": \"m1\", \"primaryContainer\": {\"modelPackageName\": \"%s\"}}".formatted(VERSION));
        happens(
                "CreateInferenceComponent",
                "{\"inferenceComponentName\": \"i1\", \"endpointName\": \"Shared\", \"specification\": {\"modelName\": \"m1\"}}");

        Story story = story();
        assertThat(story.events()).hasSize(2);
        assertThat(story.endpoints()).containsExactly("arn:aws:sagemaker:eu-west-1:444444444444:endpoint/Shared");
    }

    @Test
    void html_ofAStory_tellsWhatWasRefusedAndWhoWasNotAsked() {
        events.add(read("""
                {"eventTime": "2026-11-23T10:00:00Z", "eventID": "1", "eventSource": "sagemaker.amazonaws.com",
                 "eventName": "UpdateModelPackage", "awsRegion": "eu-west-1", "errorCode": "AccessDenied",
                 "requestParameters": {"modelPackageArn": "%s", "modelApprovalStatus": "Approved"},
                 "userIdentity": {"type": "IAMUser", "userName": "eve"}}""".formatted(VERSION)));
        Story story = new StoryTelling(VERSION, events)
                .told(Map.of(PROD, new NotFoundException(Failure.of("audit", "no way into production"))));

        assertThat(Display.html(story).orElseThrow())
                .contains("Approved, refused: AccessDenied", "eve", "Not read: ", "no way into production");
    }

    @Test
    void record_withoutMostOfIt_isReadAsFarAsItGoes() {
        assertThat(
                        read(
                                "{\"eventTime\": \"2026-11-23T10:00:00Z\", \"eventName\": \"Unheard\", \"news\": {\"a\": [1]}}"))
                .hasToString("2026-11-23T10:00:00Z other in 444444444444: unknown:Unheard by unknown");
        assertThat(read("{\"eventTime\": \"2026-11-23T10:00:00Z\", \"eventName\": \"CreateModel\", \"eventSource\": 7,"
                        + " \"userIdentity\": [], \"requestParameters\": \"HIDDEN\", \"responseElements\": null,"
                        + " \"recipientAccountId\": \"none\"}"))
                .hasToString("2026-11-23T10:00:00Z other in 444444444444: 7:CreateModel by unknown");
        for (String nothing : List.of("", "{", "[]", "null", "{\"eventTime\": \"yesterday\", \"eventName\": \"X\"}")) {
            assertThat(TrailRecord.read(Json.parse(nothing), Json.parse(nothing), PROD))
                    .isEmpty();
        }
    }

    @Test
    void record_ofEveryIdentity_namesWhoActed() {
        assertThat(actor("{\"type\": \"Root\", \"arn\": \"arn:aws:iam::444444444444:root\"}"))
                .isEqualTo("root");
        assertThat(actor("{\"type\": \"IAMUser\", \"userName\": \"ines\"}")).isEqualTo("ines");
        assertThat(actor("{\"type\": \"AssumedRole\", \"principalId\": \"AROAEXAMPLE:lea\"}"))
                .isEqualTo("lea");
        assertThat(actor("{\"type\": \"AWSService\", \"invokedBy\": \"sagemaker.amazonaws.com\"}"))
                .isEqualTo("sagemaker.amazonaws.com");
        assertThat(actor("{\"type\": \"AWSAccount\", \"accountId\": \"999999999999\"}"))
                .isEqualTo("999999999999");
        // a table of Athena has names in lower case
        assertThat(actor("{\"type\": \"IAMUser\", \"username\": \"ines\"}")).isEqualTo("ines");
    }

    @Test
    void record_withSecrets_tellsNone() {
        AuditEvent event = read("{\"eventTime\": \"2026-11-23T10:00:00Z\", \"eventName\": \"CreateModel\","
                + " \"eventSource\": \"sagemaker.amazonaws.com\", \"requestParameters\": {\"modelName\": \"two words of Mr Smith\","
                + " \"primaryContainer\": {\"environment\": {\"PASSWORD\": \"hunter2\"}, \"modelPackageName\": \""
                + VERSION
                + "\"}}}");
        assertThat(event.toString() + event.subjects() + event.sources())
                .doesNotContain("hunter2", "Smith")
                .contains(VERSION);
    }

    private static AuditEvent recorded(AccountId account, String operation, String request, String answer) {
        Json record = Json.parse("""
                {"eventTime": "2026-11-23T10:00:00Z", "eventSource": "sagemaker.amazonaws.com", "eventName": "%s", "awsRegion": "eu-west-1",
                 "recipientAccountId": "%s", "requestParameters": %s, "responseElements": %s,
                 "userIdentity": {"type": "IAMUser", "userName": "ines"}}""".formatted(operation, account, request, answer));
        return TrailRecord.read(record, record.get("userIdentity"), account).orElseThrow();
    }

    private void serve(String model, String version) {
        happens(
                "CreateModel",
                "{\"modelName\": \"%s\", \"primaryContainer\": {\"modelPackageName\": \"%s\"}}"
                        .formatted(model, version));
        happens(
                "CreateEndpointConfig",
                "{\"endpointConfigName\": \"c1\", \"productionVariants\": [{\"modelName\": \"%s\"}]}".formatted(model));
        boolean there = events.stream().anyMatch(event -> event.action().equals("sagemaker:CreateEndpoint"));
        happens(
                there ? "UpdateEndpoint" : "CreateEndpoint",
                "{\"endpointName\": \"Churn\", \"endpointConfigName\": \"c1\"}");
    }

    private void happens(String operation, String request) {
        events.add(read("""
                {"eventTime": "2026-11-23T10:%02d:00Z", "eventID": "%d", "eventSource": "sagemaker.amazonaws.com",
                 "eventName": "%s", "awsRegion": "eu-west-1", "requestParameters": %s,
                 "userIdentity": {"type": "IAMUser", "userName": "ines"}}""".formatted(events.size(), events.size(), operation, request)));
    }

    private Story story() {
        List<AuditEvent> newestFirst = new ArrayList<>(events);
        Collections.reverse(newestFirst);
        return new StoryTelling(VERSION, newestFirst).told(Map.of());
    }

    private static AuditEvent read(String record) {
        Json json = Json.parse(record);
        return TrailRecord.read(json, json.get("userIdentity"), PROD).orElseThrow();
    }

    private static String actor(String identity) {
        Json record = Json.parse("{\"eventTime\": \"2026-11-23T10:00:00Z\", \"eventName\": \"X\"}");
        return TrailRecord.read(record, Json.parse(identity), PROD)
                .orElseThrow()
                .actor();
    }
}
