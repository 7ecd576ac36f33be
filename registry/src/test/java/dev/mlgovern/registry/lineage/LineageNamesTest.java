package dev.mlgovern.registry.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.AssociationEdgeType;
import software.amazon.awssdk.services.sagemaker.model.Edge;

class LineageNamesTest {
    @Test
    void stableName_ofALongText_isCutToTheSameNameEachTime() {
        String one = StableName.of("deploy-" + "a".repeat(200), 120);

        assertThat(one).hasSizeLessThanOrEqualTo(120).matches("[a-zA-Z0-9](-*[a-zA-Z0-9])*");
        assertThat(one).isEqualTo(StableName.of("deploy-" + "a".repeat(200), 120));
        assertThat(one).isNotEqualTo(StableName.of("deploy-" + "a".repeat(201), 120));
    }

    @Test
    void stableName_ofOtherCharacters_hasHyphensInTheirPlace() {
        assertThat(StableName.of("churn/data set_1.csv", 120)).isEqualTo("churn-data-set-1-csv");
    }

    @Test
    void place_ofArnsAndImages_isTheirAccountAndRegion() {
        assertThat(Place.ofArn("arn:aws:sagemaker:eu-west-1:111111111111:endpoint/x"))
                .hasValueSatisfying(p -> assertThat(p.account()).hasToString("111111111111"));
        assertThat(Place.ofImage("222222222222.dkr.ecr.eu-west-1.amazonaws.com/score@sha256:00"))
                .hasValueSatisfying(p -> assertThat(p.account()).hasToString("222222222222"));
        assertThat(Place.ofArn("s3://bucket/key")).isEmpty();
    }

    @Test
    void tail_ofArnAndUri_isWhatPeopleCallIt() {
        assertThat(Thing.tail("arn:aws:sagemaker:eu-west-1:1:model-package/churn/1"))
                .contains("churn/1");
        assertThat(Thing.tail("arn:aws:sagemaker:eu-west-1:111111111111:endpoint/churn"))
                .isEqualTo("churn");
        assertThat(Thing.tail("s3://bucket/data/train.csv")).isEqualTo("data/train.csv");
    }

    @Test
    void entityArn_ofAnAction_hasItsName() {
        EntityArn arn = EntityArn.parse("arn:aws:sagemaker:eu-west-1:111111111111:action/train-churn-1");

        assertThat(arn).isEqualTo(new EntityArn(LineageNode.Kind.ACTION, "train-churn-1"));
        assertThatThrownBy(() -> EntityArn.parse("arn:aws:sagemaker:eu-west-1:111111111111:endpoint/x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void traced_atADepth_areThoseThatManyAssociationsBefore() {
        Traced traced = new Traced(List.of("c"));
        traced.add(List.of("b"), List.of(edge("b", "c"), edge("a", "b"), edge("c", "a")));

        assertThat(traced.at(1, "c")).containsExactly("b");
        assertThat(traced.at(2, "c")).containsExactly("a");
        assertThat(traced.at(3, "c")).isEmpty();
    }

    private static Edge edge(String from, String to) {
        return Edge.builder()
                .sourceArn(from)
                .destinationArn(to)
                .associationType(AssociationEdgeType.CONTRIBUTED_TO)
                .build();
    }
}
