package io.github.tpm4j.tss.commands.policy;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.interfaces.TpmiSh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkAuth;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_PolicySigned (Part 3, 23.3). */
public final class PolicySigned {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.POLICY_SIGNED, Request.class, Request::read, Response::read)
          .handle("authObject", TpmiDh.OBJECT)
          .handle("policySession", TpmiSh.POLICY)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .encryptable()
          .build();

  private PolicySigned() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle authObject,
      TpmHandle policySession,
      Bytes nonceTpm,
      Bytes cpHashA,
      Bytes policyRef,
      int expiration,
      TpmtSignature auth)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.NONCE::read),
          in.parameter(2, Tpm2b.DIGEST::read),
          in.parameter(3, Tpm2b.NONCE::read),
          in.parameter(4, TpmReader::u32),
          in.parameter(5, TpmtSignature::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authObject, policySession);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nonceTpm);
      out.sized(cpHashA);
      out.sized(policyRef);
      out.u32(expiration);
      auth.write(out);
    }
  }

  /** The parameters of the response. */
  public record Response(Bytes timeout, TpmtTkAuth policyTicket) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(in.parameter(1, Tpm2b.TIMEOUT::read), in.parameter(2, TpmtTkAuth::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(timeout);
      policyTicket.write(out);
    }
  }
}
