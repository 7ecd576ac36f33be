package dev.mlgovern.governance.card;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.immutables.value.Value;

/** Everything a model card says: the model card JSON schema, typed. Immutable and thread-safe. */
@Value.Immutable
public abstract class CardContent {
    CardContent() {}

    /**
     * What the model is.
     *
     * @return the part
     */
    public abstract Optional<ModelOverview> overview();

    /**
     * What it is for.
     *
     * @return the part
     */
    public abstract Optional<IntendedUses> uses();

    /**
     * Whom it serves.
     *
     * @return the part
     */
    public abstract Optional<BusinessDetails> business();

    /**
     * How it was trained.
     *
     * @return the part
     */
    public abstract Optional<TrainingDetails> training();

    /**
     * How well it does.
     *
     * @return evaluations, in order
     */
    public abstract List<Evaluation> evaluations();

    /**
     * What else is to be known.
     *
     * @return the part
     */
    public abstract Optional<AdditionalInformation> more();

    /**
     * Parts that AWS keeps beside the published schema, such as {@code model_package_details}; they are kept as they are.
     *
     * @return JSON of each, by its name
     */
    public abstract Map<String, String> others();

    /**
     * Reads a card's content.
     *
     * @param json of the model card JSON schema
     * @return the content
     * @throws dev.mlgovern.core.error.InvalidRequestException with every broken rule and unknown member, if there is one
     */
    public static CardContent parse(String json) {
        return CardReader.strict(json);
    }

    /**
     * The content as SageMaker takes it.
     *
     * @return JSON; equal contents give equal texts, and what is said twice in a list is in it once
     */
    @Value.Lazy
    public String json() {
        return CardWriter.write(this);
    }

    @Value.Check
    void check() {
        CardRules.check(this);
    }

    /** Only how long it is: what a card says may be confidential. */
    @Override
    public String toString() {
        return "model card content of " + json().length() + " characters";
    }

    /**
     * To say something else beside what it says; lists grow.
     *
     * @return a builder that holds all of this
     */
    public Builder toBuilder() {
        return ImmutableCardContent.builder().from(this);
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableCardContent.builder();
    }

    /** Builds {@link CardContent}. Not thread-safe. */
    public interface Builder {
        /**
         * What the model is.
         *
         * @param overview the part
         * @return this
         */
        Builder overview(ModelOverview overview);

        /**
         * What the model is.
         *
         * @param fill fills the part in
         * @return this
         */
        default Builder overview(Consumer<? super ModelOverview.Builder> fill) {
            ModelOverview.Builder part = ModelOverview.builder();
            fill.accept(part);
            return overview(part.build());
        }

        /**
         * What it is for.
         *
         * @param uses the part
         * @return this
         */
        Builder uses(IntendedUses uses);

        /**
         * What it is for.
         *
         * @param fill fills the part in
         * @return this
         */
        default Builder uses(Consumer<? super IntendedUses.Builder> fill) {
            IntendedUses.Builder part = IntendedUses.builder();
            fill.accept(part);
            return uses(part.build());
        }

        /**
         * Whom it serves.
         *
         * @param business the part
         * @return this
         */
        Builder business(BusinessDetails business);

        /**
         * Whom it serves.
         *
         * @param fill fills the part in
         * @return this
         */
        default Builder business(Consumer<? super BusinessDetails.Builder> fill) {
            BusinessDetails.Builder part = BusinessDetails.builder();
            fill.accept(part);
            return business(part.build());
        }

        /**
         * How it was trained.
         *
         * @param training the part
         * @return this
         */
        Builder training(TrainingDetails training);

        /**
         * How it was trained.
         *
         * @param fill fills the part in
         * @return this
         */
        default Builder training(Consumer<? super TrainingDetails.Builder> fill) {
            TrainingDetails.Builder part = TrainingDetails.builder();
            fill.accept(part);
            return training(part.build());
        }

        /**
         * How well it does. Adds one.
         *
         * @param evaluation one of them: evaluations, in order
         * @return this
         */
        Builder addEvaluation(Evaluation evaluation);

        /**
         * What else is to be known.
         *
         * @param more the part
         * @return this
         */
        Builder more(AdditionalInformation more);

        /**
         * What else is to be known.
         *
         * @param fill fills the part in
         * @return this
         */
        default Builder more(Consumer<? super AdditionalInformation.Builder> fill) {
            AdditionalInformation.Builder part = AdditionalInformation.builder();
            fill.accept(part);
            return more(part.build());
        }

        /**
         * Keeps a part that is not of the published schema. Sets one.
         *
         * @param key name of the part
         * @param value its JSON
         * @return this
         */
        Builder putOther(String key, String value);

        /**
         * Ends it.
         *
         * @return the content
         * @throws dev.mlgovern.core.error.InvalidRequestException with every broken rule of the schema
         */
        CardContent build();
    }
}
