package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.featurestore.internal.FeatureValues;
import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.record.FeatureRecord;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeAsyncClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.DeleteRecordRequest;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.DeletionMode;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.PutRecordRequest;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.TtlDuration;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.TtlDurationUnit;

/** One call for each record: {@code PutRecord}, or {@code DeleteRecord}. */
final class PutRecordWriter implements RecordWriter {
    static final String ACTION = "sagemaker:PutRecord";

    private final SageMakerFeatureStoreRuntimeAsyncClient client;
    private final String group;
    private final AccountId account;

    PutRecordWriter(AccountScope scope, Target target) {
        this.client = scope.asyncClient(SageMakerFeatureStoreRuntimeAsyncClient::builder);
        this.group = target.arn().toString();
        this.account = target.arn().account();
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public int batch() {
        return 1;
    }

    // at 10 ms an answer 256 gave three times the records of 64, and 1024 no more
    @Override
    public int calls() {
        return 256;
    }

    @Override
    public void send(List<Write> writes, Answers answers) {
        CompletableFuture<?> unused = sent(writes.get(0)).whenComplete((done, failed) -> {
            if (failed == null) {
                answers.of(List.of(Answer.DONE));
            } else {
                failed(failed, answers);
            }
        });
    }

    private CompletableFuture<?> sent(Write write) {
        FeatureRecord record = write.record();
        return record == null ? client.deleteRecord(deletion(write)) : client.putRecord(put(write, record));
    }

    private void failed(Throwable failed, Answers answers) {
        Throwable thrown =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (thrown instanceof GovernanceException ours) {
            answers.of(List.of(Answer.of(ours)));
        } else if (thrown instanceof ApiCallTimeoutException) {
            // asynchronous clients tell no interceptor of it
            answers.of(List.of(Answer.of(new UnavailableException(
                    Failure.of(ACTION, "no answer within the time of a call; whether it took effect is not known")
                            .in(account)))));
        } else {
            answers.broke(thrown);
        }
    }

    private PutRecordRequest put(Write write, FeatureRecord record) {
        PutRecordRequest.Builder request =
                PutRecordRequest.builder().featureGroupName(group).record(FeatureValues.of(record));
        if (!write.stores().isEmpty()) {
            request.targetStoresWithStrings(names(write));
        }
        Duration live = write.timeToLive();
        return (live == null ? request : request.ttlDuration(seconds(live))).build();
    }

    private DeleteRecordRequest deletion(Write write) {
        DeleteRecordRequest.Builder request = DeleteRecordRequest.builder()
                .featureGroupName(group)
                .recordIdentifierValueAsString(write.identifier())
                .eventTime(write.eventTime())
                .deletionMode(write.deletion() == Deletion.HARD ? DeletionMode.HARD_DELETE : DeletionMode.SOFT_DELETE);
        return (write.stores().isEmpty() ? request : request.targetStoresWithStrings(names(write))).build();
    }

    private static List<String> names(Write write) {
        return write.stores().stream().map(TargetStore::awsName).toList();
    }

    /** In whole seconds, of which a value has 32 bits. */
    private static TtlDuration seconds(Duration live) {
        return TtlDuration.builder()
                .unit(TtlDurationUnit.SECONDS)
                .value(Math.toIntExact(live.toSeconds()))
                .build();
    }
}
