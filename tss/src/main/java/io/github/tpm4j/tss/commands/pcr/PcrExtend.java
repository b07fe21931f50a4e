package io.github.tpm4j.tss.commands.pcr;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiDh;
import io.github.tpm4j.tss.structures.TpmlDigestValues;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_PCR_Extend (Part 3, 22.2). */
public final class PcrExtend {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.PCR_EXTEND, Request.class, Request::read, Response::new)
          .handle("pcrHandle", TpmiDh.PCR.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private PcrExtend() {}

  /** The handles and parameters of the command. */
  public record Request(TpmHandle pcrHandle, TpmlDigestValues digests)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(handles.get(0), in.parameter(1, TpmlDigestValues::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(pcrHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      digests.write(out);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
