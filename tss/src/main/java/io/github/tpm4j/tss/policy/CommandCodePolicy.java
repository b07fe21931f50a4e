package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyCommandCode;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.List;

/** PolicyCommandCode (Part 3, 23.11): only this command is authorised. */
public record CommandCodePolicy(TpmCc code) implements PolicyElement {

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    Bytes marshalled = Bytes.adopt(code.marshal());
    return PolicyDigests.extend(hash, policyDigest, TpmCc.POLICY_COMMAND_CODE, marshalled);
  }

  @Override
  public void run(PolicyRun run) {
    run.execute(new PolicyCommandCode.Request(run.handle(), code));
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    return now
        .command()
        .filter(command -> !command.equals(code))
        .map(command -> "The policy allows only " + code + ", not " + command)
        .stream()
        .toList();
  }

  @Override
  public String toString() {
    return "only " + code;
  }
}
