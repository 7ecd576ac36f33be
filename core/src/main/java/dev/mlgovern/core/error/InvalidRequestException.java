package dev.mlgovern.core.error;

import java.util.List;

/** What was asked for breaks rules; every broken rule is listed, and nothing was changed. */
public final class InvalidRequestException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Lists the problems in the message.
     *
     * @param failure the facts; its message says what was checked
     * @param problems each with the field, the value and the rule
     */
    public InvalidRequestException(Failure failure, List<String> problems) {
        super(new Failure(
                failure.operation(),
                failure.message() + "\n  - " + String.join("\n  - ", problems),
                failure.account(),
                failure.principal(),
                failure.requestId(),
                failure.cause()));
        this.problems = problems.stream().map(Secrets::hidden).toList();
    }

    /**
     * Every broken rule.
     *
     * @return field, value and rule of each; never empty
     */
    public List<String> problems() {
        return problems;
    }
}
