package io.github.tpm4j.conformance.provider;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.KeyStoreSpi;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;

/** A KeyStore of another provider that takes nothing. */
final class RefusingStore extends KeyStoreSpi {
  private final boolean holdsEverything;

  private RefusingStore(boolean holdsEverything) {
    this.holdsEverything = holdsEverything;
  }

  /**
   * A loaded store.
   *
   * @param holdsEverything whether it says of each alias that it is there already
   */
  static KeyStore of(KeyStore like, boolean holdsEverything) throws Exception {
    KeyStore store =
        new KeyStore(new RefusingStore(holdsEverything), like.getProvider(), "refusing") {};
    store.load(null, null);
    return store;
  }

  @Override
  public boolean engineContainsAlias(String alias) {
    return holdsEverything;
  }

  @Override
  public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain)
      throws KeyStoreException {
    throw new KeyStoreException("not today");
  }

  @Override
  public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain)
      throws KeyStoreException {
    throw new KeyStoreException("not today");
  }

  @Override
  public void engineSetCertificateEntry(String alias, Certificate certificate)
      throws KeyStoreException {
    throw new KeyStoreException("not today");
  }

  @Override
  public void engineDeleteEntry(String alias) {
    throw new IllegalStateException("nothing was stored");
  }

  @Override
  public Key engineGetKey(String alias, char[] password) {
    return null;
  }

  @Override
  public Certificate[] engineGetCertificateChain(String alias) {
    return null;
  }

  @Override
  public Certificate engineGetCertificate(String alias) {
    return null;
  }

  @Override
  public Date engineGetCreationDate(String alias) {
    return null;
  }

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.emptyEnumeration();
  }

  @Override
  public int engineSize() {
    return 0;
  }

  @Override
  public boolean engineIsKeyEntry(String alias) {
    return false;
  }

  @Override
  public boolean engineIsCertificateEntry(String alias) {
    return false;
  }

  @Override
  public String engineGetCertificateAlias(Certificate certificate) {
    return null;
  }

  @Override
  public void engineStore(OutputStream out, char[] password) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void engineLoad(InputStream in, char[] password) {
    // There is nothing to load.
  }
}
