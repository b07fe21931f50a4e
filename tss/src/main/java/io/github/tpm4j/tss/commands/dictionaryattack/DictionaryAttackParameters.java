package io.github.tpm4j.tss.commands.dictionaryattack;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.ParameterReader;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.List;

/**
 * TPM2_DictionaryAttackParameters (Part 3, 25.3): sets how many wrong passwords lead to a lockout,
 * and how long it takes.
 */
public final class DictionaryAttackParameters {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.DICTIONARY_ATTACK_PARAMETERS, Request.class, Request::read, Response::new)
          .handle("lockHandle", TpmiRh.LOCKOUT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private DictionaryAttackParameters() {}

  /**
   * The handles and parameters of the command.
   *
   * @param lockHandle TPM_RH_LOCKOUT, authorised for USER
   * @param newMaxTries how many wrong passwords are allowed; 0 means that none is
   * @param newRecoveryTime seconds after which one is forgotten; 0 switches the protection off
   * @param lockoutRecovery seconds until TPM_RH_LOCKOUT may be tried again after a wrong password;
   *     0 for until the next reset
   */
  public record Request(
      TpmHandle lockHandle, int newMaxTries, int newRecoveryTime, int lockoutRecovery)
      implements TpmRequest<Response> {

    static Request read(List<TpmHandle> handles, ParameterReader in) {
      return new Request(
          handles.get(0),
          in.parameter(1, TpmReader::u32),
          in.parameter(2, TpmReader::u32),
          in.parameter(3, TpmReader::u32));
    }

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(lockHandle);
    }

    @Override
    public void writeParameters(TpmWriter out) {
      out.u32(newMaxTries);
      out.u32(newRecoveryTime);
      out.u32(lockoutRecovery);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
