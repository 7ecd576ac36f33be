package dev.mlgovern.testkit.internal.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A service whose requests and answers AWS's API model describes. The front door decodes the request, checks it against the model, finds
 * out who calls, asks {@link #access}, evaluates the policies, and only then calls {@link #answer}; it checks the answer against the
 * model on its way out. One lock of the cloud is held around both calls, so a service needs no locks for its own state; but peers such as
 * {@link KeyStore} are also reached from S3, which is not under that lock.
 *
 * <p>Blobs are binary or base64 nodes (read them with {@code binaryValue()}), timestamps are numbers of epoch seconds, whatever the
 * protocol on the wire.
 */
public interface Service {
    /**
     * Names the API model.
     *
     * @return {@code sagemaker}, {@code runtime.sagemaker}, {@code sts}, {@code kms}, {@code ecr}, {@code athena} or {@code glue}
     */
    String name();

    /**
     * Says what must be permitted for a call. The first entry is what the list of calls shows as action and resource.
     *
     * @param call a call whose input is valid
     * @return at least one access; a resource that does not exist is still named
     */
    List<Access> access(Call call);

    /**
     * Carries out a call that is permitted.
     *
     * @param call the call
     * @return the answer's members
     * @throws AwsError when AWS would answer with an error
     */
    ObjectNode answer(Call call);
}
