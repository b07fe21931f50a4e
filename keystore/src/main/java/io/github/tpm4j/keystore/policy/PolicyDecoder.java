package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.List;

/** Reads a policy from the steps of a key file. */
public final class PolicyDecoder {
  /** The longest octet string within a step: a Name or a digest in a TPM2B. */
  private static final int MAX_SIZED_BYTES = 0xFFFF;

  /** How deep PolicyOR may be nested: 8 branches each, this is more than 2 million. */
  private static final int MAX_DEPTH = 7;

  private PolicyDecoder() {}

  /**
   * The policy of these steps.
   *
   * @throws InvalidKeySpecException if a step is unknown or damaged; it tells which
   */
  public static Policy decode(List<Tss2PolicyCommand> steps) throws InvalidKeySpecException {
    return decode(steps, 0);
  }

  private static Policy decode(List<Tss2PolicyCommand> steps, int depth)
      throws InvalidKeySpecException {
    Policy policy = new Policy(List.of());
    for (Tss2PolicyCommand step : steps) {
      policy = policy.and(decode(step, depth));
    }
    return policy;
  }

  private static Policy decode(Tss2PolicyCommand step, int depth) throws InvalidKeySpecException {
    TpmCc command = TpmCc.of(step.commandCode());
    TpmReader in = new TpmReader(step.parameters().borrow(), Limits.ANY);
    try {
      Policy policy = read(command, in, depth);
      if (in.remaining() == 0) {
        return policy;
      }
    } catch (WireException e) {
      throw new InvalidKeySpecException("The key's policy is damaged at " + command, e);
    }
    throw new InvalidKeySpecException("The key's policy has more than it should at " + command);
  }

  private static Policy read(TpmCc command, TpmReader in, int depth)
      throws InvalidKeySpecException {
    if (command.equals(TpmCc.POLICY_PCR)) {
      Bytes digest = sized(in);
      return Policy.pcr(TpmlPcrSelection.read(in), digest);
    }
    if (command.equals(TpmCc.POLICY_SECRET)) {
      TpmHandle entity = TpmHandle.read(in);
      Bytes name = sized(in);
      return Policy.secret(entity, name, sized(in));
    }
    if (command.equals(TpmCc.POLICY_COMMAND_CODE)) {
      return Policy.commandCode(TpmCc.of(in.u32()));
    }
    if (command.equals(TpmCc.POLICY_OR)) {
      return readBranches(in, depth + 1);
    }
    return withoutParameters(command);
  }

  private static Policy withoutParameters(TpmCc command) throws InvalidKeySpecException {
    if (command.equals(TpmCc.POLICY_AUTH_VALUE)) {
      return Policy.authValue();
    }
    if (command.equals(TpmCc.POLICY_PASSWORD)) {
      return Policy.password();
    }
    throw new InvalidKeySpecException("The key's policy has a step unknown here: " + command);
  }

  private static Policy readBranches(TpmReader in, int depth) throws InvalidKeySpecException {
    int count = TpmlDigest.read(in).digests().size();
    if (in.remaining() == 0 || count < 2 || depth > MAX_DEPTH) {
      throw new InvalidKeySpecException("The branches of the key's PolicyOR are not in its file");
    }
    List<Policy> branches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Tss2PolicyCommand> steps = new ArrayList<>();
      for (int left = in.u16(); left > 0; left--) {
        steps.add(new Tss2PolicyCommand(in.u32(), sized(in)));
      }
      branches.add(decode(steps, depth));
    }
    return Policy.or(branches);
  }

  private static Bytes sized(TpmReader in) {
    return Bytes.adopt(in.sizedArray(MAX_SIZED_BYTES));
  }
}
