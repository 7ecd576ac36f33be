package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Membership;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom a share is with: an account, an organization or one of its units. */
final class Principals {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern GROUP = Pattern.compile(
            "arn:aws:organizations::\\d{12}:(organization|ou)/(o-[a-z0-9]{10,32})(?:/(ou-[a-z0-9-]+))?");

    private Principals() {}

    static String checked(String principal) {
        if (!account(principal) && !GROUP.matcher(principal).matches()) {
            throw new AwsError(400, "MalformedArnException", "Principal " + principal + " is malformed.");
        }
        return principal;
    }

    static boolean account(String principal) {
        return ACCOUNT.matcher(principal).matches();
    }

    static boolean inside(String principal, String account, Membership membership) {
        if (account(principal)) {
            return principal.equals(account);
        }
        Matcher group = GROUP.matcher(principal);
        return group.matches()
                && membership.organization().equals(group.group(2))
                && (group.group(3) == null || membership.units().contains(group.group(3)));
    }

    static String organization(String principal) {
        Matcher group = GROUP.matcher(principal);
        return group.matches() ? group.group(2) : "";
    }

    static void fill(ObjectNode statement, String principal) {
        if (account(principal)) {
            statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
            return;
        }
        Matcher group = GROUP.matcher(checked(principal));
        boolean unit = group.matches() && group.group(3) != null;
        statement.put("Principal", "*");
        ObjectNode condition = statement.putObject("Condition");
        if (unit) {
            condition
                    .putObject("ForAnyValue:StringLike")
                    .put("aws:PrincipalOrgPaths", group.group(2) + "/*/" + group.group(3) + "/*");
        } else {
            condition.putObject("StringEquals").put("aws:PrincipalOrgID", organization(principal));
        }
    }
}
