package dev.mlgovern.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.Ground;
import dev.mlgovern.testkit.RecordedCall;
import dev.mlgovern.testkit.house.OuterTools;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The road on moto, an AWS that somebody else wrote; only what it is known not to do is done for it. */
@Tag(OuterTools.TAG)
class MotoLifecycleTest extends LifecycleContract {
    @RegisterExtension
    static final Moto MOTO = new Moto();

    private static final Set<Deviation> MET = EnumSet.noneOf(Deviation.class);
    private static final Set<String> LOCAL = new TreeSet<>();

    private final MendedMoto mended = new MendedMoto(MOTO.http());

    @Override
    Ground ground() {
        return new MotoGround(MOTO, mended);
    }

    @AfterEach
    void count() {
        MET.addAll(mended.met());
        mended.cloud().calls().stream().map(RecordedCall::operation).forEach(LOCAL::add);
        assertThat(mended.cloud().violations()).isEmpty();
    }

    @AfterAll
    static void everyMendIsNeededAndNothingElseWentToLocalCloud() {
        assertThat(MET)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Deviation.values())
                        .filter(each -> each.mend() != null)
                        .toList());
        Set<String> missing = EnumSet.of(Deviation.LINEAGE_MISSING, Deviation.GROUP_POLICY_MISSING).stream()
                .flatMap(each -> each.operations().stream())
                .collect(Collectors.toSet());
        missing.add("CreateModelPackageGroup"); // for the policy to be on
        assertThat(LOCAL).containsExactlyInAnyOrderElementsOf(missing);
    }
}
