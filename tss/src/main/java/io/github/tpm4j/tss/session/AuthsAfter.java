package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvChangeAuth;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpaceSpecial;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthValue;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The authValues that key the HMACs of a response: those that the entities have after the command
 * (Part 1, 19.6.5).
 */
public final class AuthsAfter {

  private AuthsAfter() {}

  /**
   * {@return one authValue for each authorisation of the command, in order}
   *
   * @param request the command
   * @param authorizations those of its handles come first
   */
  public static List<SecretBytes> of(TpmRequest<?> request, List<Authorization> authorizations) {
    List<SecretBytes> values = new ArrayList<>();
    for (Authorization authorization : authorizations) {
      values.add(
          authorization instanceof SessionAuthorization use ? use.authValue() : SecretBytes.EMPTY);
    }
    SecretBytes changed = changed(request);
    if (changed != null) {
      values.set(0, changed);
    }
    return values;
  }

  private static SecretBytes changed(TpmRequest<?> request) {
    if (request instanceof HierarchyChangeAuth.Request change) {
      return change.newAuth();
    }
    if (request instanceof NvChangeAuth.Request change) {
      return change.newAuth();
    }
    if (request instanceof PcrSetAuthValue.Request change) {
      return change.auth();
    }
    if (request instanceof NvUndefineSpaceSpecial.Request) {
      return SecretBytes.EMPTY;
    }
    boolean lockout =
        request instanceof Clear.Request clear && clear.authHandle().equals(TpmHandle.LOCKOUT);
    return lockout ? SecretBytes.EMPTY : null;
  }
}
