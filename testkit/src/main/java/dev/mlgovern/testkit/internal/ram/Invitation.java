package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;

/** An invitation into a share, for an account that does not get in by its organization. */
final class Invitation {
    private final String arn;
    private final Share share;
    private final Association association;
    private final double sent;
    private String status = "PENDING";

    Invitation(String arn, Share share, Association association, double sent) {
        this.arn = arn;
        this.share = share;
        this.association = association;
        this.sent = sent;
    }

    String arn() {
        return arn;
    }

    String receiver() {
        return association.entity();
    }

    Share share() {
        return share;
    }

    boolean of(Association wanted) {
        return association == wanted;
    }

    /** What was taken back before it was answered is gone. */
    boolean open() {
        return association.wanted() || !status.equals("PENDING");
    }

    void answer(boolean yes) {
        if (!status.equals("PENDING")) {
            throw new AwsError(
                    400,
                    "ResourceShareInvitationAlready" + (status.equals("ACCEPTED") ? "Accepted" : "Rejected")
                            + "Exception",
                    "The invitation has already been answered.");
        }
        status = yes ? "ACCEPTED" : "REJECTED";
        if (yes) {
            association.accepted();
        } else {
            association.end();
        }
    }

    ObjectNode document() {
        return Wire.object("resourceShareInvitationArn", arn)
                .put("resourceShareName", share.name())
                .put("resourceShareArn", share.arn())
                .put("senderAccountId", share.owner())
                .put("receiverAccountId", receiver())
                .put("invitationTimestamp", sent)
                .put("status", status);
    }
}
