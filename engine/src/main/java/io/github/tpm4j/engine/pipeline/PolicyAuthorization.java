package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.entity.AuthUse;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.security.MessageDigest;
import java.util.Set;

/** Whether a policy session satisfies the policy of an entity for this command (Part 1, 19.7.7). */
final class PolicyAuthorization {
  private static final Set<TpmCc> WITH_TEMPLATE =
      Set.of(TpmCc.CREATE_PRIMARY, TpmCc.CREATE, TpmCc.CREATE_LOADED);
  private static final int MAX_LOCALITY_BIT = 4;
  private static final int FIRST_EXTENDED_LOCALITY = 32;

  private final TpmState tpm;

  PolicyAuthorization(TpmState tpm) {
    this.tpm = tpm;
  }

  void check(ReceivedCommand command, SessionUse use, AuthUse purpose) {
    PolicyState policy = use.session().policy();
    boolean hasSecret = policy.isAuthValueNeeded() || policy.isPasswordNeeded();
    boolean isPolicySecret = purpose.command().equals(TpmCc.POLICY_SECRET);
    TpmFailure.require(!isPolicySecret || hasSecret, TpmRc.MODE);
    TpmFailure.require(policy.isPcrCurrent(tpm.pcrs().updateCounter()), TpmRc.PCR_CHANGED);
    checkDigest(use, policy);
    checkTimeout(policy);
    checkCommand(policy, purpose);
    // There is no secure channel that could carry the command.
    TpmFailure.require(!policy.isChannelRequired(), TpmRc.CHANNEL);
    checkPlace(command, policy);
    TpmFailure.require(isBoundHashRight(command, policy), TpmRc.POLICY_FAIL);
    TpmFailure.require(isNvStateRight(use, policy), TpmRc.POLICY_FAIL);
  }

  private static void checkDigest(SessionUse use, PolicyState policy) {
    AuthPolicy wanted = use.entity().authPolicy();
    boolean isEqual = MessageDigest.isEqual(policy.digest().borrow(), wanted.digest().borrow());
    TpmFailure.require(isEqual, TpmRc.POLICY_FAIL);
    TpmFailure.require(policy.hash().id().equals(wanted.hashAlg()), TpmRc.POLICY_FAIL);
  }

  private void checkTimeout(PolicyState policy) {
    boolean hasExpired =
        Long.compareUnsigned(policy.timeout(), tpm.clock().time()) < 0
            || policy.timeEpoch() != tpm.clock().epoch();
    TpmFailure.require(policy.timeout() == 0 || !hasExpired, TpmRc.EXPIRED);
  }

  private static void checkCommand(PolicyState policy, AuthUse purpose) {
    if (policy.commandCode() == null) {
      TpmFailure.require(!purpose.isSpecial(), TpmRc.POLICY_FAIL);
    } else {
      TpmFailure.require(policy.commandCode().equals(purpose.command()), TpmRc.POLICY_CC);
    }
  }

  private void checkPlace(ReceivedCommand command, PolicyState policy) {
    TpmFailure.require(
        policy.locality() == 0 || allows(policy.locality(), command.locality()), TpmRc.LOCALITY);
    TpmFailure.require(
        !policy.isPhysicalPresenceRequired() || tpm.physicalPresence().isAsserted(), TpmRc.PP);
  }

  private static boolean allows(int policyLocality, int locality) {
    if (policyLocality >= FIRST_EXTENDED_LOCALITY) {
      return policyLocality == locality;
    }
    return locality <= MAX_LOCALITY_BIT && (policyLocality >> locality & 1) != 0;
  }

  private static boolean isBoundHashRight(ReceivedCommand command, PolicyState policy) {
    byte[] bound = policy.boundHash().borrow();
    return switch (policy.binding()) {
      case NONE -> true;
      case CP_HASH -> MessageDigest.isEqual(bound, command.hashes().cpHash(policy.hash()));
      case NAME_HASH -> MessageDigest.isEqual(bound, command.hashes().nameHash(policy.hash()));
      case TEMPLATE_HASH -> isTemplate(command, policy.hash(), bound);
      case PARAMETERS_HASH ->
          MessageDigest.isEqual(bound, command.hashes().parametersHash(policy.hash()));
    };
  }

  /** Whether the second parameter, a TPM2B, has this digest. */
  private static boolean isTemplate(ReceivedCommand command, HashAlgorithm hash, byte[] bound) {
    if (!WITH_TEMPLATE.contains(command.code())) {
      return false;
    }
    try {
      TpmReader in = new TpmReader(command.parameters(), Limits.ANY);
      in.array(in.u16());
      return MessageDigest.isEqual(bound, hash.digest(in.array(in.u16())));
    } catch (WireException e) {
      // What cannot be read is not the template.
      return false;
    }
  }

  private static boolean isNvStateRight(SessionUse use, PolicyState policy) {
    return !policy.isNvWrittenChecked()
        || use.entity() instanceof NvIndex index && index.isWritten() == policy.nvWritten();
  }
}
