package dev.mlgovern.core.display;

import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.text;
import static j2html.TagCreator.ul;

import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlannedStep;
import j2html.tags.DomContent;

/** A plan: a row for each step, with what it rewrites or drops; the actions it needs can be folded out. */
@SuppressWarnings("rawtypes") // what a plan yields does not show, and Class<Plan<?>> cannot be written
final class PlanView implements HtmlView<Plan> {
    @Override
    public Class<Plan> type() {
        return Plan.class;
    }

    @Override
    public String html(Plan plan) {
        Plan<?> shown = plan;
        return HtmlTable.<PlannedStep>of(shown.title() + ": " + left(shown))
                .text("Step", PlannedStep::name)
                .text("State", step -> step.done() ? "done" : "to do")
                .code("Account", PlannedStep::account)
                .number("Bytes", PlannedStep::bytes)
                .lines("Notes", PlannedStep::notes)
                .cell("Needs", "needs", PlanView::needs)
                .htmlOf(shown.steps());
    }

    private static String left(Plan<?> plan) {
        long todo = plan.steps().stream().filter(step -> !step.done()).count();
        return todo == 0 ? "everything is done" : todo + " of " + plan.steps().size() + " steps to do";
    }

    private static DomContent needs(PlannedStep step) {
        int count = step.actions().size();
        return count == 0
                ? text("")
                : details(
                        summary(count == 1 ? "1 action" : count + " actions"),
                        ul(each(step.actions(), action -> li(action))));
    }
}
