package io.github.tpm4j.tss.commands.symmetric;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiAlg;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/** TPM2_Hash (Part 3, 15.4): hashes a message that is given whole. */
public final class Hash {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(TpmCc.HASH, Request.class, Request::read, Response::read)
          .sessions(CommandSpec.Sessions.OPTIONAL)
          .decryptable()
          .encryptable()
          .build();

  private Hash() {}

  /**
   * The handles and parameters of the command.
   *
   * @param data at most TPM_PT_INPUT_BUFFER bytes
   * @param hashAlg the hash
   * @param hierarchy the hierarchy of the ticket; TPM_RH_NULL for none
   */
  public record Request(Bytes data, TpmAlg hashAlg, TpmHandle hierarchy)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          in.parameter(1, Tpm2b.MAX_BUFFER::read),
          in.parameter(2, TpmiAlg.HASH::read),
          in.parameter(3, TpmiRh.HIERARCHY.orNull()::read));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of();
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(data);
      hashAlg.write(out);
      hierarchy.write(out);
    }

    /** Without data, which may be secret. */
    @Override
    public String toString() {
      return "Hash.Request[" + data.size() + " bytes, " + hashAlg + ", " + hierarchy + "]";
    }
  }

  /**
   * The parameters of the response.
   *
   * @param outHash the digest
   * @param validation that the message did not begin as a statement of a TPM does, for a restricted
   *     key
   */
  public record Response(Bytes outHash, TpmtTkHashcheck validation) implements TpmResponse {

    static Response read(TpmHandle handle, ParameterReader in) {
      return new Response(
          in.parameter(1, Tpm2b.DIGEST::read), in.parameter(2, TpmtTkHashcheck::read));
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.sized(outHash);
      validation.write(out);
    }
  }
}
