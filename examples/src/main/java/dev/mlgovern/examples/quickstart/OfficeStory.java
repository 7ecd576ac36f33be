package dev.mlgovern.examples.quickstart;

import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.audit.Story;
import dev.mlgovern.observability.cost.MonthlyCosts;
import dev.mlgovern.registry.model.ModelVersion;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** What governance asks once the model serves: what happened to it, and what it cost. */
final class OfficeStory {
    private static final Duration LATER = Duration.ofDays(9);

    private final Bank bank;
    private final Narrator tell;
    private final Observability observability;

    OfficeStory(Bank bank, Narrator tell) {
        this.bank = bank;
        this.tell = tell;
        this.observability = Observability.on(bank.as(Person.INES));
    }

    Story history(ModelVersion central) {
        Story story = observability.audit().story(central.arn().toString());
        tell.scene(Person.INES, bank.office(), bank.central())
                .did(
                        "reads in the trail of all accounts what happened to the version",
                        Narrator.text(
                                "%d events, %d versions, %d endpoints",
                                story.events().size(),
                                story.versions().size(),
                                story.endpoints().size()));
        tell.block(story.toString());
        return story;
    }

    MonthlyCosts month() {
        YearMonth month = YearMonth.from(bank.cloud().clock().instant().atZone(ZoneOffset.UTC));
        bank.cloud().clock().advance(LATER);
        MonthlyCosts costs = observability.costs().month(month);
        tell.scene(Person.INES, bank.office(), bank.payer())
                .did("asks nine days later what the month cost", costs.total() + " for both endpoints");
        tell.block(costs.toString());
        return costs;
    }
}
