package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.commands.CommandSpec;
import io.github.tpm4j.tss.error.TpmIntegrityException;
import io.github.tpm4j.tss.names.CommandHashes;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.structures.TpmsAuthResponse;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The session area of one command and of its response: makes the authorisations of the one, checks
 * those of the other, and encrypts and decrypts first parameters (Part 1, 18 to 21).
 */
public final class SessionArea {
  private final CommandSpec<?, ?> spec;
  private final List<Bytes> names;
  private final List<AreaEntry> entries = new ArrayList<>();

  /**
   * @param spec the command's row
   * @param names of all handles of the command, in order
   * @param authorizations one for each handle that needs it, then further sessions
   * @throws IllegalArgumentException if the authorisations do not fit the command
   */
  public SessionArea(
      CommandSpec<?, ?> spec, List<Bytes> names, List<Authorization> authorizations) {
    SessionRules.check(spec, authorizations);
    this.spec = spec;
    this.names = names;
    for (Authorization authorization : authorizations) {
      entries.add(entry(authorization));
    }
  }

  private AreaEntry entry(Authorization authorization) {
    if (authorization instanceof PasswordAuthorization password) {
      return new PasswordEntry(password);
    }
    int index = entries.size();
    Optional<Bytes> entity =
        index < spec.authorizedHandles() ? Optional.of(names.get(index)) : Optional.empty();
    return new SessionEntry((SessionAuthorization) authorization, entity);
  }

  /**
   * Encrypts the first of the marshalled parameters in place, where a session is to do so.
   *
   * @param parameters the parameter area; its first parameter is overwritten by the ciphertext
   */
  public void encryptCommand(byte[] parameters) {
    sessions()
        .filter(SessionEntry::encryptsCommand)
        .forEach(session -> session.encrypt(parameters));
  }

  /**
   * Appends the session area of the command.
   *
   * @param out stands after the handle area
   * @param parameters the parameter area as it will be sent
   */
  public void write(TpmWriter out, byte[] parameters) {
    AreaHashes hashes =
        new AreaHashes(hash -> CommandHashes.cpHash(hash, spec.code(), names, parameters));
    int start = out.size();
    out.u32(0);
    for (AreaEntry entry : entries) {
      TpmsAuthCommand command = entry.command(hashes, encryptionNonces(entry));
      command.write(out);
      command.hmac().close();
    }
    out.putInt(start, out.size() - start - Integer.BYTES);
  }

  // Ties the sessions that encrypt to the first one, so that they cannot be taken off on the way
  // (Part 1, 19.6.5).
  private Bytes[] encryptionNonces(AreaEntry entry) {
    boolean isAlone = entries.size() == 1;
    if (isAlone
        || entry != entries.get(0)
        || !(entry instanceof SessionEntry e && e.authorizes())) {
      return new Bytes[0];
    }
    Stream<SessionEntry> decrypting = sessions().filter(SessionEntry::encryptsCommand);
    Stream<SessionEntry> encrypting =
        sessions().filter(s -> s.encryptsResponse() && !s.encryptsCommand());
    return Stream.concat(decrypting, encrypting)
        .filter(session -> session != entry)
        .map(session -> session.session().nonceTpm())
        .toArray(Bytes[]::new);
  }

  /**
   * Checks the session area of the response and takes over its nonces.
   *
   * @param in at the session area
   * @param parameters the parameter area of the response as it came
   * @param authsAfter the authValues that the entities have after the command, by place
   * @throws TpmIntegrityException if an HMAC is wrong
   */
  public void readResponse(TpmReader in, byte[] parameters, List<SecretBytes> authsAfter) {
    AreaHashes hashes = new AreaHashes(hash -> CommandHashes.rpHash(hash, spec.code(), parameters));
    boolean genuine = true;
    for (int i = 0; i < entries.size(); i++) {
      TpmsAuthResponse response = TpmsAuthResponse.read(in);
      genuine &= entries.get(i).accepts(response, hashes, authsAfter.get(i));
    }
    if (!genuine) {
      throw new TpmIntegrityException(
          "The response to "
              + spec
              + " carries a wrong HMAC: it was changed between the TPM and this program, or it is"
              + " not from the TPM that this program began to talk to. It was not used; the"
              + " command may have been executed");
    }
  }

  /**
   * Decrypts the first parameter of the response in place, where a session encrypted it.
   *
   * @param parameters the parameter area; its first parameter is overwritten by the plaintext
   */
  public void decryptResponse(byte[] parameters) {
    sessions()
        .filter(SessionEntry::encryptsResponse)
        .forEach(session -> session.decrypt(parameters));
  }

  /** Tells that it is not known whether the TPM has rolled its nonces. */
  public void setOutcomeUnknown() {
    sessions().forEach(session -> session.session().setLost());
  }

  private Stream<SessionEntry> sessions() {
    return entries.stream().filter(SessionEntry.class::isInstance).map(SessionEntry.class::cast);
  }
}
