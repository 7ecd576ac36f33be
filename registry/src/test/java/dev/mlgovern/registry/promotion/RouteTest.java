package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class RouteTest {
    private static Route route(UnaryOperator<PromotionRequest.Builder> more) {
        return Route.of(
                Sources.topology(""),
                Sources.VERSION,
                more.apply(PromotionRequest.builder()).build());
    }

    @Test
    void of_aRequestThatSaysNothing_goesToTheTeamsGroupInTheCentre() {
        Route route = route(r -> r);

        assertThat(route.target().name()).isEqualTo("central");
        assertThat(route.group())
                .hasToString("arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/fraud-churn");
        assertThat(route.groupName().value()).isEqualTo("fraud-churn");
        assertThat(route.owner().team()).isEqualTo("fraud");
        assertThat(route.owner().group()).isEqualTo("churn");
    }

    @Test
    void of_anotherStage_goesToTheSameGroupOfTheTeamsAccount() {
        Route route = route(r -> r.to(AccountRole.ML_TEST));

        assertThat(route.target().name()).isEqualTo("test");
        assertThat(route.store().bucket()).isEqualTo("test-models");
        assertThat(route.group().name()).isEqualTo("churn");
    }

    @Test
    void of_aGroupThatIsNamed_goesThere() {
        assertThat(route(r -> r.group("scores")).group().name()).isEqualTo("scores");
    }

    @Test
    void of_anAccountWithoutModels_isRefused() {
        assertThatThrownBy(() -> route(r -> r.to(AccountRole.ML_PROD)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("account 444444444444 (prod) has no models section");
    }

    @Test
    void of_aVersionOfNoTeam_isRefused() {
        ModelVersionArn lab = ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:555555555555:model-package/churn/7");

        assertThatThrownBy(() -> Route.of(
                        Sources.topology(""), lab, PromotionRequest.builder().build()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("account 555555555555 belongs to no team");
    }

    @Test
    void request_toAnAccountThatKeepsNoVersions_isRefused() {
        assertThatThrownBy(() ->
                        PromotionRequest.builder().to(AccountRole.ML_GOVERNANCE).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not to ML_GOVERNANCE");
    }
}
