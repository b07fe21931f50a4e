package io.github.tpm4j.tss.commands.dictionaryattack;

import io.github.tpm4j.tss.commands.AuthRole;
import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.commands.HandlesOnly;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.interfaces.TpmiRh;
import java.util.List;

/**
 * TPM2_DictionaryAttackLockReset (Part 3, 25.2): forgets the wrong passwords that were counted, and
 * ends a lockout.
 */
public final class DictionaryAttackLockReset {

  /** Its code, handles, roles and sessions, and how it is read: what both sides go by. */
  public static final CommandSpec<Request, Response> SPEC =
      CommandSpec.command(
              TpmCc.DICTIONARY_ATTACK_LOCK_RESET,
              Request.class,
              HandlesOnly.one(Request::new),
              Response::new)
          .handle("lockHandle", TpmiRh.LOCKOUT, AuthRole.USER)
          .sessions(CommandSpec.Sessions.REQUIRED)
          .nv()
          .build();

  private DictionaryAttackLockReset() {}

  /**
   * The handles and parameters of the command.
   *
   * @param lockHandle TPM_RH_LOCKOUT, authorised for USER
   */
  public record Request(TpmHandle lockHandle) implements TpmRequest<Response> {

    @Override
    public CommandSpec<Request, Response> spec() {
      return SPEC;
    }

    @Override
    public List<TpmHandle> handles() {
      return List.of(lockHandle);
    }
  }

  /** The response, which has no parameters. */
  public record Response() implements TpmResponse {}
}
