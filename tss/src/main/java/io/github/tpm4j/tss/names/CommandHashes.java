package io.github.tpm4j.tss.names;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;
import java.util.List;

/** The hashes that stand for a command or a response in authorisations (Part 1, 18.7, 18.8). */
public final class CommandHashes {

  private CommandHashes() {}

  /**
   * {@return the cpHash of a command}
   *
   * @param hash of the session
   * @param command its code
   * @param names of all its handles, in order
   * @param parameters the parameter area as it is sent, a first parameter encrypted if it will be
   */
  public static byte[] cpHash(HashAlg hash, TpmCc command, List<Bytes> names, byte[] parameters) {
    MessageDigest digest = Digests.start(hash);
    digest.update(command.marshal());
    names.forEach(name -> digest.update(name.borrow()));
    return digest.digest(parameters);
  }

  /**
   * {@return the rpHash of a response that tells success}
   *
   * @param hash of the session
   * @param command its code
   * @param parameters the parameter area as it came
   */
  public static byte[] rpHash(HashAlg hash, TpmCc command, byte[] parameters) {
    MessageDigest digest = Digests.start(hash);
    digest.update(TpmRc.SUCCESS.marshal());
    digest.update(command.marshal());
    return digest.digest(parameters);
  }

  /**
   * {@return the nameHash over the Names of a command's handles}
   *
   * @param hash of the policy session
   * @param names in the order of the handles
   */
  public static Bytes nameHash(HashAlg hash, Bytes... names) {
    return Digests.of(hash, names);
  }

  /**
   * {@return the hash that PolicyTemplate takes, of a template for CreatePrimary, Create or the
   * like}
   *
   * @param hash of the policy session
   * @param template the public area as it is sent
   */
  public static Bytes templateHash(HashAlg hash, TpmtPublic template) {
    return Digests.of(hash, template.marshal());
  }
}
