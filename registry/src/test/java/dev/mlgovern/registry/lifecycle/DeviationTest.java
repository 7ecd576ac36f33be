package dev.mlgovern.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.Estate;
import dev.mlgovern.registry.Ground;
import dev.mlgovern.testkit.house.OuterTools;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag(OuterTools.TAG)
class DeviationTest {
    @RegisterExtension
    static final Moto MOTO = new Moto();

    @ParameterizedTest
    @EnumSource
    void probe_onMoto_showsTheDeviation(Deviation deviation) {
        assertThat(deviates(deviation, new MotoGround(MOTO, MOTO.http())))
                .as("moto deviates; if it does not any more, take it off the list")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void probe_onMendedMoto_showsOnlyWhatTheRoadDoesNotRestOn(Deviation deviation) {
        assertThat(deviates(deviation, new MotoGround(MOTO, new MendedMoto(MOTO.http()))))
                .isEqualTo(deviation.mend() == null);
    }

    private static boolean deviates(Deviation deviation, Ground ground) {
        return deviation.probe().deviates(new Estate(ground), deviation);
    }
}
