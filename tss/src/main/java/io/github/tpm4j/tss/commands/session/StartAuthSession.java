package io.github.tpm4j.tss.commands.session;

import io.github.tpm4j.tss.algorithms.TpmtSymDef;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSe;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_StartAuthSession (Part 3, 11.1). */
public final class StartAuthSession {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.START_AUTH_SESSION, Request.class, Request::read, Response::read)
          .handle("tpmKey", TpmiDh.OBJECT.orNull())
          .handle("bind", TpmiDh.ENTITY.orNull())
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .responseHandle()
          .decryptable()
          .encryptable()
          .build();

  private StartAuthSession() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle tpmKey,
      TpmHandle bind,
      Bytes nonceCaller,
      Bytes encryptedSalt,
      TpmSe sessionType,
      TpmtSymDef symmetric,
      TpmAlg authHash)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          handles.get(1),
          in.parameter(1, Tpm2b.NONCE::read),
          in.parameter(2, Tpm2b.ENCRYPTED_SECRET::read),
          in.parameter(3, TpmSe::read),
          in.parameter(4, TpmtSymDef::readOrNull),
          in.parameter(5, TpmiAlg.HASH::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(tpmKey, bind);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nonceCaller);
      out.sized(encryptedSalt);
      sessionType.write(out);
      symmetric.write(out);
      authHash.write(out);
    }
  }

  /** The handle and parameters of the response. */
  public record Response(TpmHandle sessionHandle, Bytes nonceTpm) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(handle, in.parameter(1, Tpm2b.NONCE::read));
    }

    @Override
    public TpmHandle handle() {
      return sessionHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(nonceTpm);
    }
  }
}
