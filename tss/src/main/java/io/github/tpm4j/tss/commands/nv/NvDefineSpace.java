package io.github.tpm4j.tss.commands.nv;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.nv.TpmsNvPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_NV_DefineSpace (Part 3, 31.3). */
public final class NvDefineSpace {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.NV_DEFINE_SPACE, Request.class, Request::read, Response::new)
          .handle("authHandle", TpmiRh.PROVISION, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .decryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private NvDefineSpace() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle authHandle, SecretBytes auth, TpmsNvPublic publicInfo)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, Tpm2b.AUTH::readSecret),
          in.parameter(2, TpmsNvPublic::readSized));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(authHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(auth);
      out.sized(publicInfo);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
