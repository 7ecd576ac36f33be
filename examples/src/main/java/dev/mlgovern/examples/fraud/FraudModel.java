package dev.mlgovern.examples.fraud;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/** A logistic regression over standardised features, by Tribuo. Immutable and thread-safe. */
public final class FraudModel {
    /** How many times the trainer sees the data. */
    static final int EPOCHS = 20;
    /** AdaGrad's first learning rate. */
    static final double LEARNING_RATE = 0.5;
    /** What it shuffles with. */
    static final long SEED = 20261123;

    private static final int SILENT = -1;
    private static final String FRAUD = "1";
    private static final String GENUINE = "0";
    private static final String[] NAMES =
            Payments.COLUMNS.stream().map(Column::name).toArray(String[]::new);

    private final Model<Label> model;

    private FraudModel(Model<Label> model) {
        this.model = model;
    }

    /**
     * Trains a model.
     *
     * @param data what to learn from
     * @return the model
     */
    public static FraudModel train(Payments data) {
        LabelFactory labels = new LabelFactory();
        List<org.tribuo.Example<Label>> examples =
                data.rows().stream().map(FraudModel::example).toList();
        MutableDataset<Label> dataset = new MutableDataset<>(new ListDataSource<>(
                examples, labels, new SimpleDataSourceProvenance("card payments of the quickstart", labels)));
        LinearSGDTrainer trainer =
                new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, SILENT, 1, SEED);
        TransformationMap standardise = new TransformationMap(List.of(new MeanStdDevTransformation()));
        return new FraudModel(new TransformTrainer<>(trainer, standardise).train(dataset));
    }

    private static org.tribuo.Example<Label> example(Payment payment) {
        return example(new Label(payment.fraud() ? FRAUD : GENUINE), payment.features());
    }

    private static org.tribuo.Example<Label> example(Label label, List<Double> features) {
        return new ArrayExample<>(
                label, NAMES, features.stream().mapToDouble(d -> d).toArray());
    }

    /**
     * How likely a payment is fraud.
     *
     * @param features one value for each of {@link Payments#COLUMNS}
     * @return 0 to 1
     */
    public double probability(List<Double> features) {
        Label fraud = model.predict(example(LabelFactory.UNKNOWN_LABEL, features))
                .getOutputScores()
                .get(FRAUD);
        return fraud == null ? 0 : fraud.getScore();
    }

    /**
     * The model file: Tribuo's protocol buffer, which carries how it was trained.
     *
     * @return the bytes
     */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            model.serializeToStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a model file.
     *
     * @param bytes what {@link #toBytes()} wrote
     * @return the model
     */
    public static FraudModel of(byte[] bytes) {
        try {
            return new FraudModel(
                    Model.deserializeFromStream(new ByteArrayInputStream(bytes)).castModel(Label.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
