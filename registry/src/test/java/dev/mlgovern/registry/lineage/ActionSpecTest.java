package dev.mlgovern.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionSpecTest {
    private static final ModelVersionArn DEV =
            ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:111111111111:model-package/churn/4");
    private static final ModelVersionArn CENTRAL =
            ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:999999999999:model-package/fraud-churn/2");

    @Test
    void of_aRegistration_linksDataToTrainingToModelToVersion() {
        Registration registration = registration()
                .addTrainingData(S3Location.parse("s3://data/train.csv"))
                .commit("abc123")
                .repository("https://git.example/churn")
                .build();

        ActionSpec spec = ActionSpec.of(new Registered(DEV, registration));

        assertThat(spec.name()).isEqualTo("train-churn-4");
        assertThat(spec.uri()).isEqualTo("https://git.example/churn@abc123");
        assertThat(spec.facts()).containsEntry("commit", "abc123").containsEntry("team", "fraud");
        assertThat(spec.things())
                .extracting(Thing::uri)
                .containsExactly("s3://data/train.csv", "s3://models/model.tar.gz", DEV.toString());
        assertThat(spec.links())
                .extracting(ActionSpec.Link::association)
                .containsExactly("ContributedTo", "Produced", "ContributedTo");
    }

    @Test
    void of_aRegistrationWithADataSet_linksWhatItComesFromToIt() {
        String group = "arn:aws:sagemaker:eu-west-1:555555555555:feature-group/card-activity";
        Registration registration = registration()
                .trainedOn("s3://data/sets/1/", "4711", List.of(group))
                .build();

        ActionSpec spec = ActionSpec.of(new Registered(DEV, registration));

        Thing set = Thing.artifact("DataSet", "s3://data/sets/1/");
        assertThat(spec.links())
                .contains(
                        ActionSpec.Link.into(set), ActionSpec.Link.between(Thing.artifact("FeatureGroup", group), set));
        assertThat(spec.facts()).containsEntry("data-set-digest", "4711");
    }

    @Test
    void dataSet_withoutADigestOrWithAnEmptySource_isRefused() {
        assertThatThrownBy(() -> registration().trainedOn("s3://data/1", " ", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("digest");
        assertThatThrownBy(() -> registration().trainedOn("s3://data/1", "4711", List.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("source");
    }

    @Test
    void of_aRegistrationWithAJob_hasTheJobAsItsSource() {
        String job = "arn:aws:sagemaker:eu-west-1:111111111111:training-job/churn-7";

        ActionSpec spec = ActionSpec.of(new Registered(
                DEV, registration().trainingJob(job).commit("abc").build()));

        assertThat(spec.uri()).isEqualTo(job);
    }

    @Test
    void of_aPromotion_isRecordedWhereTheCopyIs() {
        ActionSpec spec = ActionSpec.of(new Promoted(DEV, CENTRAL, Map.of()));

        assertThat(spec.place().account()).isEqualTo(CENTRAL.account());
        assertThat(spec.things()).extracting(Thing::uri).containsExactly(DEV.toString(), CENTRAL.toString());
    }

    @Test
    void of_aDeployment_isRecordedWhereTheEndpointIs() {
        String endpoint = "arn:aws:sagemaker:eu-west-1:333333333333:endpoint/fraud-churn";

        ActionSpec spec = ActionSpec.of(new Deployed(CENTRAL, endpoint, "fraud-churn-2-abc", Map.of()));

        assertThat(spec.place().account()).hasToString("333333333333");
        assertThat(spec.name()).isEqualTo("deploy-fraud-churn-2-abc");
    }

    @Test
    void of_anEndpointThatIsNoArn_isRefused() {
        assertThatThrownBy(() -> ActionSpec.of(new Deployed(CENTRAL, "fraud-churn", "c", Map.of())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("\"fraud-churn\"");
    }

    @Test
    void facts_thatAreTooLong_areCut() {
        ActionSpec spec = ActionSpec.of(new Promoted(DEV, CENTRAL, Map.of("why", "x".repeat(3000))));

        assertThat(spec.facts().get("why")).hasSize(2500);
    }

    private static Registration.Builder registration() {
        return Registration.builder()
                .team("fraud")
                .group("churn")
                .artifact("s3://models/model.tar.gz")
                .image("111111111111.dkr.ecr.eu-west-1.amazonaws.com/score:1");
    }
}
