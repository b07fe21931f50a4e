package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkVerified;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_PolicyAuthorize (Part 3, 23.16). */
public final class PolicyAuthorize {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_AUTHORIZE, Request.class, Request::read, Response::new)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .build();

  private PolicyAuthorize() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle policySession,
      Bytes approvedPolicy,
      Bytes policyRef,
      Bytes keySign,
      TpmtTkVerified checkTicket)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.DIGEST::read),
          in.parameter(2, Tpm2b.NONCE::read),
          in.parameter(3, Tpm2b.NAME::read),
          in.parameter(4, TpmtTkVerified::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(policySession);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(approvedPolicy);
      out.sized(policyRef);
      out.sized(keySign);
      checkTicket.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
