package dev.mlgovern.core.work;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.ARRAY;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.work.Progress.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlanTest {
    private static final AccountId DEV = AccountId.of("222222222222");
    private static final AccountId CENTRAL = AccountId.of("111111111111");

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Work work = Work.builder().executor(threads).build();
    /** What the service keeps: what is in it is found done. */
    private final Map<String, String> made = new ConcurrentHashMap<>();

    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final AtomicReference<String> source = new AtomicReference<>("etag-1");
    private final List<Progress> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private Plan<String> promotion() {
        PlanDraft draft = work.plan("promote churn/3").unchanged("version churn/3", source::get);
        Step<String> artifact = draft.step(
                "copy model.tar.gz",
                d -> d.in(CENTRAL)
                        .from(DEV, CENTRAL, DEV)
                        .reads("arn:aws:s3:::dev-models/churn/3")
                        .needs("s3:GetObject", "s3:PutObject")
                        .bytes(5_000_000)
                        .note("encrypted with the central key")
                        .finds(r -> found("artifact"))
                        .makes(r -> make("artifact")));
        Step<String> group = draft.step(
                "ensure group",
                d -> d.in(CENTRAL)
                        .needs("sagemaker:CreateModelPackageGroup")
                        .finds(r -> found("group"))
                        .makes(r -> make("group")));
        Step<String> version = draft.step(
                "register version",
                d -> d.in(CENTRAL)
                        .after(artifact, group)
                        .finds(r -> found("version of " + r.of(artifact)))
                        .makes(r -> make("version of " + r.of(artifact))));
        draft.step("record lineage", d -> d.in(DEV).after(version).makes(r -> make("lineage of " + r.of(version))));
        return draft.yielding(version);
    }

    private Optional<String> found(String what) {
        return Optional.ofNullable(made.get(what));
    }

    private String make(String what) {
        if (broken.contains(what)) {
            Failure failure = new Failure(
                    "s3:CopyObject", "no", CENTRAL, "arn:aws:sts::111111111111:assumed-role/r/ines", "req-1", null);
            throw new AccessDeniedException(failure, null, null);
        }
        made.put(what, "arn:" + what);
        return "arn:" + what;
    }

    @Test
    void yielding_nothingDone_onlyReads() {
        Plan<String> plan = promotion();

        assertThat(made).isEmpty();
        assertThat(plan.nothingToDo()).isFalse();
        assertThat(plan.steps()).extracting(PlannedStep::done).containsOnly(false);
        assertThat(plan.steps().get(0).from()).containsExactly(DEV);
        assertThat(plan.steps().get(0).reads()).containsExactly("arn:aws:s3:::dev-models/churn/3");
        assertThat(plan.steps().get(2).after()).containsExactly("copy model.tar.gz", "ensure group");
    }

    @Test
    void yielding_someDone_saysWhich() {
        made.put("artifact", "arn:artifact");
        assertThat(promotion().steps()).extracting(PlannedStep::done).containsExactly(true, false, false, false);

        made.put("version of arn:artifact", "arn:v");
        assertThat(promotion().steps()).extracting(PlannedStep::done).containsExactly(true, false, true, false);
    }

    @Test
    void yielding_lookFails_throwsIt() {
        PlanDraft draft = work.plan("p");
        Step<String> step = draft.step(
                "s",
                d -> d.in(DEV)
                        .finds(r -> {
                            throw new ConflictException(Failure.of("s3:HeadObject", "odd"));
                        })
                        .makes(r -> "x"));

        assertThatThrownBy(() -> draft.yielding(step)).isInstanceOf(ConflictException.class);
    }

    @Test
    void run_nothingDone_doesAllInOrderAndTells() {
        assertThat(promotion().run(heard::add)).isEqualTo("arn:version of arn:artifact");

        assertThat(made)
                .containsKeys("artifact", "group", "version of arn:artifact", "lineage of arn:version of arn:artifact");
        assertThat(states("copy model.tar.gz")).containsExactly(State.STARTED, State.DONE);
        assertThat(states("record lineage")).containsExactly(State.STARTED, State.DONE);
        assertThat(heard)
                .filteredOn(p -> p.state() == State.DONE)
                .extracting(Progress::step)
                .endsWith("register version", "record lineage");
        assertThat(heard)
                .filteredOn(p -> p.step().equals("copy model.tar.gz"))
                .last()
                .isEqualTo(new Progress("copy model.tar.gz", State.DONE, "", 5_000_000, 5_000_000));
    }

    @Test
    void run_again_findsEverythingThatCanBeFound() {
        Plan<String> plan = promotion();
        plan.run();

        assertThat(plan.run(heard::add)).isEqualTo("arn:version of arn:artifact");
        assertThat(states("copy model.tar.gz")).containsExactly(State.UNCHANGED);
        assertThat(states("register version")).containsExactly(State.UNCHANGED);
        assertThat(promotion().steps()).extracting(PlannedStep::done).containsExactly(true, true, true, false);
    }

    @Test
    void run_sourceChangedSince_changesNothing() {
        Plan<String> plan = promotion();
        source.set("etag-2");

        assertThatThrownBy(plan::run)
                .isInstanceOf(ConflictException.class)
                .hasMessageStartingWith("promote churn/3: version churn/3 changed since the plan was made");
        assertThat(made).isEmpty();
    }

    @Test
    void run_oneStepFails_goesOnWithTheRestAndSaysWhatIsLeft() {
        broken.add("artifact");

        assertThatThrownBy(() -> promotion().run(heard::add)).isInstanceOfSatisfying(IncompleteException.class, e -> {
            assertThat(e.done()).containsExactly("ensure group");
            assertThat(e.left()).containsExactly("copy model.tar.gz", "register version", "record lineage");
            assertThat(e).hasCauseInstanceOf(AccessDeniedException.class);
            assertThat(e.account()).contains(CENTRAL);
            assertThat(e.requestId()).contains("req-1");
            assertThat(e.retryable()).isFalse();
            assertThat(e)
                    .hasMessage("promote churn/3 in account 111111111111: 1 of 4 steps are done; run it again to do the"
                            + " rest. Step \"copy model.tar.gz\" failed: s3:CopyObject in account 111111111111: no");
        });
        assertThat(states("copy model.tar.gz")).containsExactly(State.STARTED, State.FAILED);

        broken.clear();
        assertThat(promotion().run()).isEqualTo("arn:version of arn:artifact");
    }

    @Test
    void run_twoStepsFail_keepsBoth() {
        broken.addAll(Set.of("artifact", "group"));

        assertThatThrownBy(() -> promotion().run()).isInstanceOfSatisfying(IncompleteException.class, e -> {
            assertThat(e.left()).startsWith("copy model.tar.gz", "ensure group");
            assertThat(e)
                    .cause()
                    .extracting(Throwable::getSuppressed, as(ARRAY))
                    .hasSize(1);
        });
    }

    @Test
    void run_exceptionOfAnotherKind_keepsItsMessageOutOfOurs() {
        PlanDraft draft = work.plan("p");
        Plan<String> plan = draft.yielding(draft.step(
                "s",
                d -> d.in(DEV).makes(r -> {
                    throw new IllegalStateException("https://bucket/?X-Amz-Signature=canary");
                })));

        assertThatThrownBy(() -> plan.run(heard::add))
                .isInstanceOf(IncompleteException.class)
                .hasMessageEndingWith("Step \"s\" failed: java.lang.IllegalStateException");
        assertThat(heard.toString()).doesNotContain("canary");
    }

    @Test
    void run_crash_passesThroughAndStartsNothingMore() {
        PlanDraft draft = Work.builder().build().plan("p");
        InternalError crash = new InternalError("crash");
        draft.step("one", d -> d.in(DEV).makes(r -> make("one")));
        draft.step(
                "two",
                d -> d.in(DEV).makes(r -> {
                    throw crash;
                }));
        Plan<String> plan = draft.yielding(draft.step("three", d -> d.in(DEV).makes(r -> make("three"))));

        assertThatThrownBy(() -> plan.run(heard::add)).isSameAs(crash);
        assertThat(made).containsOnlyKeys("one");
        assertThat(states("three")).isEmpty();
    }

    @Test
    void run_interrupted_saysWhatIsLeft() {
        PlanDraft draft = Work.builder().build().plan("p");
        draft.step(
                "one",
                d -> d.in(DEV).makes(r -> {
                    Thread.currentThread().interrupt();
                    return make("one");
                }));
        Plan<String> plan = draft.yielding(draft.step("two", d -> d.in(DEV).makes(r -> make("two"))));

        assertThatThrownBy(plan::run).isInstanceOfSatisfying(IncompleteException.class, e -> {
            assertThat(e.done()).containsExactly("one");
            assertThat(e.left()).containsExactly("two");
            assertThat(e.retryable()).isTrue();
        });
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void run_stepReportsBytes_areHeardUnderItsName() {
        PlanDraft draft = work.plan("p");
        Step<String> copy = draft.step("copy", d -> {
            ProgressListener progress = d.in(DEV).bytes(10).progress();
            d.makes(r -> {
                progress.progressed(new Progress("part 1", State.DONE, "half", 5, 10));
                return "x";
            });
        });
        Plan<String> plan = draft.yielding(copy);

        plan.run(heard::add);
        plan.run();

        assertThat(heard)
                .containsExactly(
                        new Progress("copy", State.STARTED, "", 0, 10),
                        new Progress("copy", State.RUNNING, "half", 5, 10),
                        new Progress("copy", State.DONE, "", 10, 10));
    }

    @Test
    void run_inItsSteps_callsCarryTagsAndNameAndTheContextAround() {
        CostTags tags = new CostTags(Map.of("owner", "ines"));
        List<CallContext> seen = new ArrayList<>();
        PlanDraft draft = work.plan("p").tagged(tags);
        Plan<String> plan = draft.yielding(draft.step(
                "copy",
                d -> d.in(DEV).makes(r -> {
                    seen.add(CallContext.current());
                    return "x";
                })));

        CallContext.current().tagged(new CostTags(Map.of("ticket", "42"))).run(plan::run);

        assertThat(seen.get(0).tags()).isEqualTo(new CostTags(Map.of("owner", "ines", "ticket", "42")));
        assertThat(seen.get(0).label()).contains("copy");
        assertThat(CallContext.current().label()).isEmpty();
    }

    @Test
    void of_stepNotNamedInAfter_isRefused() {
        PlanDraft draft = work.plan("p");
        Step<String> one = draft.step("one", d -> d.in(DEV).makes(r -> "1"));
        Plan<String> plan = draft.yielding(draft.step("two", d -> d.in(DEV).makes(r -> r.of(one))));

        assertThatThrownBy(plan::run)
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasRootCauseMessage("step \"two\" does not come after \"one\": name it in after(...)");
    }

    @Test
    void draft_usedWrongly_isRefused() {
        PlanDraft draft = work.plan("p");
        Step<String> one = draft.step("one", d -> d.in(DEV).makes(r -> "1"));
        PlanDraft other = work.plan("q");

        assertThatThrownBy(() -> draft.step("one", d -> d.in(DEV).makes(r -> "1")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft.step("two", d -> d.makes(r -> "1"))).hasMessageContaining("has no account");
        assertThatThrownBy(() -> draft.step("two", d -> d.in(DEV))).hasMessageContaining("makes nothing");
        assertThatThrownBy(() -> draft.step("two", d -> d.bytes(-1))).hasMessageContaining("bytes must be 0 or more");
        assertThatThrownBy(() -> other.step("two", d -> d.in(DEV).after(one).makes(r -> "1")))
                .hasMessageContaining("not of this plan");
        assertThatThrownBy(() -> other.yielding(one)).hasMessageContaining("not of this plan");
        draft.yielding(one);
        assertThatThrownBy(() -> draft.tagged(CostTags.NONE)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void toString_plan_isATableForPeople() {
        made.put("group", "arn:group");

        assertThat(promotion()).hasToString("""
                promote churn/3: 3 of 4 steps to do, 4.8 MiB to move
                         step               account         bytes  needs
                  to do  copy model.tar.gz  111111111111  4.8 MiB  s3:GetObject, s3:PutObject
                       - encrypted with the central key
                  done   ensure group       111111111111        -  sagemaker:CreateModelPackageGroup
                  to do  register version   111111111111        -  -
                  to do  record lineage     222222222222        -  -
                """);
    }

    private List<State> states(String step) {
        return heard.stream()
                .filter(p -> p.step().equals(step))
                .map(Progress::state)
                .toList();
    }
}
