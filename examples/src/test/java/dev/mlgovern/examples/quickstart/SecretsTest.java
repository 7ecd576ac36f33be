package dev.mlgovern.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.lineage.LineageGap;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The whole road with secrets in every place that can hold one, and whatever can go wrong on it: none is told. */
class SecretsTest {
    private static final Canaries CANARIES = new Canaries();
    private static final Evidence EVIDENCE = new Evidence(CANARIES);

    @BeforeAll
    static void travel() throws IOException {
        try (LogRecorder log = LogRecorder.listening(Level.INFO);
                WatchedBank bank = new WatchedBank(Quickstart.topology(), CANARIES, EVIDENCE)) {
            new Specimens(bank).look(new WatchedRoad(bank).travel());
            new Mishaps(bank).all();
            logged(log, EVIDENCE);
        }
    }

    private static void logged(LogRecorder log, Evidence evidence) {
        assertThat(log.lines()).isNotEmpty();
        log.lines().forEach(line -> evidence.text("log of " + LogRecorder.logger(line), line));
    }

    @Test
    void road_withAllThatGoesWrongOnIt_tellsNoSecret() {
        assertThat(EVIDENCE.leaks()).isEmpty();
    }

    @Test
    void road_always_setsEveryKindOfSecretFree() {
        assertThat(CANARIES.kinds())
                .contains(
                        "access key id of the base credentials",
                        "secret key of the base credentials",
                        "AccessKeyId of a role session",
                        "SecretAccessKey of a role session",
                        "SessionToken of a role session",
                        "signature of a request",
                        "external id");
    }

    /** A type that is new has to be met on the road, or be shown in {@link Specimens}. */
    @Test
    void everyPublicType_always_isLookedAt() {
        assertThat(PublicTypes.all())
                .hasSizeGreaterThan(80)
                .filteredOn(type -> !EVIDENCE.has(type))
                .isEmpty();
    }

    @Test
    void search_ofALogThatLeaks_findsIt() {
        Evidence evidence = new Evidence(CANARIES);
        try (LogRecorder log = LogRecorder.listening(Level.INFO)) {
            LoggerFactory.getLogger("dev.mlgovern.leak").trace("token {}", Canaries.SIGNATURE);
            logged(log, evidence);
        }

        assertThat(evidence.leaks()).containsExactly("signature of a presigned URL in log of dev.mlgovern.leak");
    }

    @Test
    void search_ofAValueThatLeaks_findsItBelowOthers() {
        Evidence evidence = new Evidence(CANARIES);
        evidence.of(Map.of(1, Optional.of(new LineageGap(AccountId.of("111111111111"), Canaries.ANSWER, "denied"))));

        assertThat(evidence.leaks()).containsExactly("answer of a model in toString of " + LineageGap.class.getName());
        assertThat(evidence.has(LineageGap.class)).isTrue();
    }

    @Test
    void search_ofAnExceptionThatLeaks_findsItInWhatIsSuppressedAndInWhatIsSerialised() {
        Evidence evidence = new Evidence(CANARIES);
        Exception outer = new IllegalStateException("closed");
        outer.addSuppressed(new Carrier(Canaries.PAYLOAD));
        evidence.of(outer);

        assertThat(evidence.leaks()).contains("payload of a request in " + Carrier.class.getName() + " serialised");
    }

    /** Says nothing, and holds it. */
    private static final class Carrier extends Exception {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused") // serialised
        private final String secret;

        Carrier(String secret) {
            super("no words");
            this.secret = secret;
        }
    }
}
