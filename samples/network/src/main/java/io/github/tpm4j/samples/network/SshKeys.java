package io.github.tpm4j.samples.network;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;

/**
 * Apache MINA SSHD takes key pairs. Where Bouncy Castle is on the class path, say {@code
 * -Dorg.apache.sshd.security.provider.BC.enabled=false}, or it is asked for all signatures.
 */
public final class SshKeys {
  private SshKeys() {}

  /** The server's host key is the entry of a KeyStore of type TPM. */
  public static void hostKey(SshServer server, KeyStore store, String alias)
      throws GeneralSecurityException {
    server.setKeyPairProvider(KeyPairProvider.wrap(pair(store, alias)));
  }

  /** The user proves to own the entry's key, and needs no password. */
  public static void identity(ClientSession session, KeyStore store, String alias)
      throws GeneralSecurityException {
    session.addPublicKeyIdentity(pair(store, alias));
  }

  private static KeyPair pair(KeyStore store, String alias) throws GeneralSecurityException {
    return new KeyPair(
        store.getCertificate(alias).getPublicKey(), (PrivateKey) store.getKey(alias, null));
  }
}
