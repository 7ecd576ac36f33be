package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.function.Function;

/** What an operation needs to be permitted, and what it does. */
record Operation(Function<Call, List<Access>> access, Function<Call, ObjectNode> answer) {}
