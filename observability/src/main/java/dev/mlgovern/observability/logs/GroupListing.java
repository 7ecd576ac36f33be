package dev.mlgovern.observability.logs;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Pages;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** Lists the log groups of one account, as it sees them or as another sees them. */
record GroupListing(AccountScope asked, AccountId account, boolean linked) {
    // the Logs API: DescribeLimit
    private static final int PAGE = 50;

    List<LogSource> of(String prefix) {
        Pages<LogGroup> groups = Pages.of(token -> {
            DescribeLogGroupsRequest.Builder request = DescribeLogGroupsRequest.builder()
                    .logGroupNamePrefix(prefix)
                    .limit(PAGE)
                    .nextToken(token);
            if (linked) {
                request.includeLinkedAccounts(true).accountIdentifiers(account.value());
            }
            DescribeLogGroupsResponse page =
                    asked.client(CloudWatchLogsClient::builder).describeLogGroups(request.build());
            return new Pages.Page<>(page.logGroups(), page.nextToken());
        });
        return groups.stream()
                .map(LogGroup::logGroupName)
                .sorted()
                .map(name -> LogSource.group(account, name))
                .toList();
    }
}
