package io.github.tpm4j.tss.commands.hierarchy;

import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmtTkCreation;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_CreatePrimary (Part 3, 24.1). */
public final class CreatePrimary {

  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.CREATE_PRIMARY, Request.class, Request::read, Response::read)
          .handle("primaryHandle", TpmiRh.HIERARCHY.orNull(), AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .responseHandle()
          .decryptable()
          .encryptable()
          .physicalPresence(CommandSpec.PhysicalPresence.SELECTABLE)
          .build();

  private CreatePrimary() {}

  /** The handles and parameters of the command. */
  public record Request(
      TpmHandle primaryHandle,
      TpmsSensitiveCreate inSensitive,
      TpmtPublic inPublic,
      Bytes outsideInfo,
      TpmlPcrSelection creationPcr)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmsSensitiveCreate::readSized),
          in.parameter(2, TpmtPublic::readSized),
          in.parameter(3, Tpm2b.DATA::read),
          in.parameter(4, TpmlPcrSelection::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(primaryHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(inSensitive);
      out.sized(inPublic);
      out.sized(outsideInfo);
      creationPcr.write(out);
    }
  }

  /** The handle and parameters of the response. */
  public record Response(
      TpmHandle objectHandle,
      TpmtPublic outPublic,
      TpmsCreationData creationData,
      Bytes creationHash,
      TpmtTkCreation creationTicket,
      Bytes name)
      implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          handle,
          in.parameter(1, TpmtPublic::readSized),
          in.parameter(2, TpmsCreationData::readSized),
          in.parameter(3, Tpm2b.DIGEST::read),
          in.parameter(4, TpmtTkCreation::read),
          in.parameter(5, Tpm2b.NAME::read));
    }

    @Override
    public TpmHandle handle() {
      return objectHandle;
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outPublic);
      out.sized(creationData);
      out.sized(creationHash);
      creationTicket.write(out);
      out.sized(name);
    }
  }
}
