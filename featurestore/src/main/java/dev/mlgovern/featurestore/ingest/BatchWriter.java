package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/**
 * Many records in a call, by {@code BatchWriteRecord}. What that cannot do, or what it refuses, goes by {@code PutRecord}
 * or {@code DeleteRecord}, which also say why; where it is not to be had at all, everything does from then on.
 */
final class BatchWriter implements RecordWriter {
    static final String ACTION = "sagemaker:BatchWriteRecord";
    // API_feature_store_BatchWriteRecord.html
    private static final int MOST = 25;
    private static final int THREADS = 32;
    private static final int IDLE_SECONDS = 10;

    private final BatchClient client;
    private final RecordWriter alone;
    private final Target target;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BatchWriter::thread);

    BatchWriter(AccountScope scope, Target target, RecordWriter alone) {
        this.client = scope.client(BatchClientBuilder::new);
        this.alone = alone;
        this.target = target;
        threads.allowCoreThreadTimeOut(true);
    }

    /** The synchronous client sends it: the asynchronous one of the CRT held bodies of this size up by 45 ms each. */
    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mlgovern-batches");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public int batch() {
        return client.missing() ? 1 : MOST;
    }

    // one for each thread, and one ready to follow
    @Override
    public int calls() {
        return client.missing() ? alone.calls() : 2 * THREADS;
    }

    @Override
    public void send(List<Write> writes, Answers answers) {
        Gathered gathered = new Gathered(writes, answers);
        List<Integer> together = new ArrayList<>();
        List<Integer> single = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            boolean batched = writes.get(i).record() != null && !client.missing();
            (batched ? together : single).add(i);
        }
        if (!together.isEmpty()) {
            threads.execute(CallContext.current().wrap((Runnable) () -> guarded(together, gathered)));
        }
        alone(single, gathered);
    }

    // whatever happens, the run waits for an answer
    @SuppressWarnings("CatchingUnchecked")
    private void guarded(List<Integer> together, Gathered gathered) {
        try {
            sendTogether(together, gathered);
        } catch (Throwable thrown) {
            gathered.broke(thrown);
        }
    }

    private void sendTogether(List<Integer> together, Gathered gathered) {
        String group = target.arn().toString();
        byte[] body = BatchJson.of(group, together.stream().map(gathered::write).toList());
        BatchAnswer answer;
        try {
            answer = client.write(BatchCall.of(group, body));
        } catch (GovernanceException failed) {
            if (Answer.of(failed) instanceof Answer.Again again) {
                together.forEach(index -> gathered.answer(index, again));
                return;
            }
            client.missing(neverServed(failed));
            alone(together, gathered);
            return;
        }
        settle(together, answer, gathered);
    }

    /** Whether it would be the same for every batch: not served here, or not in the role's policy. */
    private static boolean neverServed(GovernanceException failed) {
        return failed instanceof UnexpectedAwsException
                || failed instanceof NotFoundException
                || failed instanceof AccessDeniedException;
    }

    private void settle(List<Integer> together, BatchAnswer answer, Gathered gathered) {
        List<JsonNode> left = answer.unprocessed();
        List<JsonNode> failed = answer.failed();
        if (left.isEmpty() && failed.isEmpty()) {
            together.forEach(index -> gathered.answer(index, Answer.DONE));
            return;
        }
        Map<String, Integer> open = new HashMap<>();
        together.forEach(index -> open.put(gathered.write(index).identifier(), index));
        List<Integer> again = taken(left, open);
        List<Integer> single = taken(failed, open);
        Answer unprocessed = new Answer.Again(unprocessed(), true);
        boolean whole = again.size() + single.size() == left.size() + failed.size();
        // an entry that is none of ours: which of them it was meant to be is not known, and a write may be repeated
        open.values().forEach(index -> gathered.answer(index, whole ? Answer.DONE : unprocessed));
        again.forEach(index -> gathered.answer(index, unprocessed));
        alone(single, gathered);
    }

    /** Which writes are meant: no two of a call are of one identifier. */
    private List<Integer> taken(List<JsonNode> records, Map<String, Integer> open) {
        String identifier = target.schema().recordIdentifier().name();
        List<Integer> taken = new ArrayList<>();
        for (JsonNode record : records) {
            record.asArray().stream()
                    .filter(value -> identifier.equals(text(value, "FeatureName")))
                    .map(value -> open.remove(text(value, "ValueAsString")))
                    .filter(Objects::nonNull)
                    .forEach(taken::add);
        }
        return taken;
    }

    private static String text(JsonNode value, String field) {
        return value.field(field).map(JsonNode::text).orElse("");
    }

    private UnavailableException unprocessed() {
        return new UnavailableException(
                Failure.of(ACTION, "the service did not get to the record, as it does under load; call again later")
                        .in(target.arn().account()));
    }

    /** One after the other, so that a call stays one call to those who count. */
    @SuppressWarnings("CatchingUnchecked")
    private void alone(List<Integer> indexes, Gathered gathered) {
        if (indexes.isEmpty()) {
            return;
        }
        int index = indexes.get(0);
        List<Integer> rest = indexes.subList(1, indexes.size());
        Answers answers = new Answers() {
            @Override
            public void of(List<Answer> each) {
                gathered.answer(index, each.get(0));
                alone(rest, gathered);
            }

            @Override
            public void broke(Throwable broken) {
                gathered.broke(broken);
            }
        };
        // the thread that brought an answer knows nothing of the work around, and nobody hears what is thrown there
        try {
            gathered.context().run(() -> alone.send(List.of(gathered.write(index)), answers));
        } catch (Throwable thrown) {
            gathered.broke(thrown);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        alone.close();
    }
}
