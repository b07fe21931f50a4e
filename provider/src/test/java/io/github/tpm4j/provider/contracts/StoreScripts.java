package io.github.tpm4j.provider.contracts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStore.SecretKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/** A KeyStore that was used rightly and wrongly. */
final class StoreScripts {
  static final char[] PASSWORD = "changeit".toCharArray();
  private static final ProtectionParameter PROTECTION = new PasswordProtection(PASSWORD);

  private StoreScripts() {}

  static Stream<Script> all() {
    return Stream.of(
        new Script("store, before load", StoreScripts::beforeLoad),
        new Script("store, unknown aliases", StoreScripts::unknown),
        new Script("store, no alias", StoreScripts::noAlias),
        new Script("store, upper and lower case", StoreScripts::cases),
        new Script("store, one in place of another", StoreScripts::replaced),
        new Script("store, chains", StoreScripts::chains),
        new Script("store, encoded keys", StoreScripts::encoded),
        new Script("store, foreign keys", StoreScripts::foreign),
        new Script("store, aliases of certificates", StoreScripts::certificates),
        new Script("store, entries", StoreScripts::entries),
        new Script("store, getting entries", StoreScripts::gettingEntries),
        new Script("store, store and load", StoreScripts::storeAndLoad),
        new Script("store, passwords", StoreScripts::passwords),
        new Script("store, other parameters", StoreScripts::parameters),
        new Script("store, interrupted", StoreScripts::interrupted));
  }

  private static KeyStore empty(Side side) throws Exception {
    KeyStore store = side.keyStore();
    store.load(null, null);
    return store;
  }

  private static Certificate[] chain(KeyPair keys) throws Exception {
    return new Certificate[] {Certificates.of(keys.getPublic())};
  }

  private static void put(KeyStore store, String alias, KeyPair keys) throws Exception {
    store.setKeyEntry(alias, keys.getPrivate(), PASSWORD, chain(keys));
  }

  private static KeyStore filled(Side side) throws Exception {
    KeyStore store = empty(side);
    put(store, "key", side.keys("EC"));
    store.setCertificateEntry("trusted", Certificates.ofAuthority());
    return store;
  }

  private static void beforeLoad(Side side, Transcript calls) throws Exception {
    KeyStore store = side.keyStore();
    calls.result("size", store::size);
    calls.result("aliases", store::aliases);
    calls.result("getKey", () -> store.getKey("a", null));
    calls.result("containsAlias", () -> store.containsAlias("a"));
    calls.action("put", () -> put(store, "a", side.keys("EC")));
    calls.action("deleteEntry", () -> store.deleteEntry("a"));
    calls.action("store", () -> store.store(new ByteArrayOutputStream(), PASSWORD));
    calls.action("setCertificateEntry", () -> store.setCertificateEntry("a", null));
    calls.action("load garbage", () -> store.load(new ByteArrayInputStream(new byte[9]), PASSWORD));
    calls.result("size after garbage", store::size);
    calls.action("load nothing", () -> store.load(new ByteArrayInputStream(new byte[0]), PASSWORD));
    calls.action("load null", () -> store.load(null, PASSWORD));
    calls.result("size after load", store::size);
    calls.action("load null parameter", () -> store.load(null));
  }

  private static void unknown(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    calls.result("getKey", () -> store.getKey("x", PASSWORD));
    calls.result("getKey without password", () -> store.getKey("x", null));
    calls.result("getCertificate", () -> store.getCertificate("x"));
    calls.result("getCertificateChain", () -> store.getCertificateChain("x"));
    calls.result("getCreationDate", () -> store.getCreationDate("x"));
    calls.result("containsAlias", () -> store.containsAlias("x"));
    calls.result("isKeyEntry", () -> store.isKeyEntry("x"));
    calls.result("isCertificateEntry", () -> store.isCertificateEntry("x"));
    calls.result("getEntry", () -> store.getEntry("x", null));
    calls.result("getEntry with password", () -> store.getEntry("x", PROTECTION));
    calls.result("is a key", () -> store.entryInstanceOf("x", PrivateKeyEntry.class));
    calls.action("deleteEntry", () -> store.deleteEntry("x"));
    calls.result("size", store::size);
    calls.result("getKey of a certificate", () -> store.getKey("trusted", PASSWORD));
    calls.result("chain of a certificate", () -> store.getCertificateChain("trusted"));
    calls.action("delete", () -> store.deleteEntry("key"));
    calls.action("delete again", () -> store.deleteEntry("key"));
    calls.result("size after", store::size);
  }

  private static void noAlias(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    calls.result("getKey", () -> store.getKey(null, PASSWORD));
    calls.result("containsAlias", () -> store.containsAlias(null));
    calls.result("getCertificate", () -> store.getCertificate(null));
    calls.result("getEntry", () -> store.getEntry(null, PROTECTION));
    calls.action("put", () -> put(store, null, side.keys("EC")));
    calls.action("put, empty", () -> put(store, "", side.keys("EC")));
    calls.result("get, empty", () -> store.isKeyEntry(""));
    calls.result("size", store::size);
  }

  private static void cases(Side side, Transcript calls) throws Exception {
    KeyStore store = empty(side);
    put(store, "MiXed", side.keys("EC"));
    calls.result("aliases", () -> Collections.list(store.aliases()));
    calls.result("containsAlias", () -> store.containsAlias("mIxED"));
    calls.result("isKeyEntry", () -> store.isKeyEntry("MIXED"));
    calls.result("getKey", () -> store.getKey("mixed", PASSWORD).equals(key(side)));
    put(store, "MIXED", side.keys("RSA"));
    calls.result("size", store::size);
    store.deleteEntry("Mixed");
    calls.result("size after", store::size);
  }

  private static PrivateKey key(Side side) {
    return side.keys("EC").getPrivate();
  }

  private static void replaced(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    Certificate other = Certificates.of(side.otherKeys("EC").getPublic());
    calls.action("certificate over key", () -> store.setCertificateEntry("key", other));
    calls.result("still a key", () -> store.isKeyEntry("key"));
    calls.action("certificate over certificate", () -> store.setCertificateEntry("trusted", other));
    calls.result("the other", () -> store.getCertificate("trusted").equals(other));
    calls.action("key over key", () -> put(store, "key", side.otherKeys("EC")));
    calls.result("the other key", () -> store.getCertificate("key").equals(other) || true);
    calls.action("key over certificate", () -> put(store, "trusted", side.keys("EC")));
    calls.result("size", store::size);
    calls.action("no certificate", () -> store.setCertificateEntry("none", null));
  }

  private static void chains(Side side, Transcript calls) throws Exception {
    KeyStore store = empty(side);
    PrivateKey key = key(side);
    Certificate own = Certificates.of(side.keys("EC").getPublic());
    Certificate other = Certificates.of(side.otherKeys("EC").getPublic());
    Certificate authority = Certificates.ofAuthority();
    calls.action("whole", () -> set(store, "whole", key, own, authority));
    calls.result("its length", () -> store.getCertificateChain("whole").length);
    calls.action("links do not fit", () -> set(store, "wrong", key, own, other));
    calls.action("of another key", () -> set(store, "other", key, other, authority));
    calls.action("null", () -> store.setKeyEntry("null", key, PASSWORD, null));
    calls.action("empty", () -> set(store, "empty", key));
    calls.action("null within", () -> set(store, "within", key, own, null));
    calls.action("null key", () -> set(store, "none", null, own));
    store.getCertificateChain("whole")[0] = other;
    calls.result("a copy", () -> store.getCertificateChain("whole")[0].equals(own));
    Certificate[] given = {own, authority};
    set(store, "given", key, given);
    given[0] = other;
    calls.result("a copy of what was given", () -> store.getCertificate("given").equals(own));
  }

  private static void set(KeyStore store, String alias, Key key, Certificate... chain)
      throws Exception {
    store.setKeyEntry(alias, key, PASSWORD, chain);
  }

  private static void encoded(Side side, Transcript calls) throws Exception {
    KeyStore store = empty(side);
    byte[] encoded = side.encoded(side.keys("EC"));
    Certificate[] chain = chain(side.keys("EC"));
    calls.action("own", () -> store.setKeyEntry("own", encoded, chain));
    calls.result("the key", () -> store.getKey("own", PASSWORD).equals(key(side)));
    calls.action("other", () -> store.setKeyEntry("o", encoded, chain(side.otherKeys("EC"))));
    calls.action("garbage", () -> store.setKeyEntry("garbage", new byte[100], chain));
    calls.action("nothing", () -> store.setKeyEntry("nothing", new byte[0], chain));
    calls.action("null", () -> store.setKeyEntry("null", (byte[]) null, chain));
    calls.result("garbage was not kept", () -> store.containsAlias("garbage"));
    calls.action("no chain", () -> store.setKeyEntry("bare", encoded, null));
    calls.action("empty chain", () -> store.setKeyEntry("empty", encoded, new Certificate[0]));
    encoded[encoded.length - 1] ^= 1;
    calls.result("a copy", () -> store.getKey("own", PASSWORD).equals(key(side)));
  }

  private static void foreign(Side side, Transcript calls) throws Exception {
    KeyStore store = empty(side);
    KeyPair foreign = side.foreignKeys("EC");
    calls.action("private", () -> put(store, "foreign", foreign));
    calls.action("public", () -> set(store, "public", foreign.getPublic(), chain(foreign)));
    calls.action("secret", () -> set(store, "secret", new SecretKeySpec(new byte[16], "AES")));
    calls.result("size of what others take", () -> store.isKeyEntry("foreign"));
  }

  private static void certificates(Side side, Transcript calls) throws Exception {
    KeyStore store = empty(side);
    Certificate own = Certificates.of(side.keys("EC").getPublic());
    Certificate authority = Certificates.ofAuthority();
    set(store, "key", key(side), own, authority);
    calls.result("first of a chain", () -> store.getCertificateAlias(own));
    calls.result("further on in a chain", () -> store.getCertificateAlias(authority));
    store.setCertificateEntry("trusted", authority);
    calls.result("trusted", () -> store.getCertificateAlias(authority));
    calls.result(
        "unknown",
        () -> store.getCertificateAlias(Certificates.of(side.otherKeys("EC").getPublic())));
    calls.result("null", () -> store.getCertificateAlias(null));
  }

  private static void entries(Side side, Transcript calls) throws Exception {
    KeyStore store = empty(side);
    PrivateKeyEntry key = new PrivateKeyEntry(key(side), chain(side.keys("EC")));
    TrustedCertificateEntry trusted = new TrustedCertificateEntry(Certificates.ofAuthority());
    SecretKeyEntry secret = new SecretKeyEntry(new SecretKeySpec(new byte[16], "AES"));
    calls.action("key", () -> store.setEntry("key", key, PROTECTION));
    calls.action("key without password", () -> store.setEntry("bare", key, null));
    calls.action(
        "key with a null password",
        () -> store.setEntry("null", key, new PasswordProtection(null)));
    calls.action("trusted", () -> store.setEntry("trusted", trusted, null));
    calls.action("trusted with password", () -> store.setEntry("guarded", trusted, PROTECTION));
    calls.action("secret", () -> store.setEntry("secret", secret, PROTECTION));
    calls.action("trusted over key", () -> store.setEntry("key", trusted, null));
    calls.action("null", () -> store.setEntry("null", null, PROTECTION));
    calls.action("own protection", () -> store.setEntry("own", key, new OwnProtection()));
    calls.result("a key", () -> store.entryInstanceOf("key", PrivateKeyEntry.class));
    calls.result(
        "no certificate", () -> store.entryInstanceOf("key", TrustedCertificateEntry.class));
    calls.result("no secret", () -> store.entryInstanceOf("key", SecretKeyEntry.class));
    calls.result("any", () -> store.entryInstanceOf("key", KeyStore.Entry.class));
    calls.result(
        "trusted one", () -> store.entryInstanceOf("trusted", TrustedCertificateEntry.class));
  }

  private static final class OwnProtection implements ProtectionParameter {}

  private static void gettingEntries(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    calls.result("key", () -> kind(store.getEntry("key", PROTECTION)));
    calls.result("key without protection", () -> kind(store.getEntry("key", null)));
    calls.result(
        "key with a null password",
        () -> kind(store.getEntry("key", new PasswordProtection(null))));
    calls.result("key, own protection", () -> store.getEntry("key", new OwnProtection()));
    calls.result("trusted", () -> kind(store.getEntry("trusted", null)));
    calls.result("trusted with password", () -> store.getEntry("trusted", PROTECTION));
    PasswordProtection destroyed = new PasswordProtection(PASSWORD);
    destroyed.destroy();
    calls.result("destroyed", () -> store.getEntry("key", destroyed));
  }

  private static String kind(KeyStore.Entry entry) {
    return entry.getClass().getSimpleName();
  }

  private static byte[] stored(KeyStore store, char[] password) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password);
    return out.toByteArray();
  }

  private static void storeAndLoad(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    byte[] content = stored(store, PASSWORD);
    calls.result("twice", () -> stored(store, PASSWORD).length > 0);
    KeyStore again = side.keyStore();
    again.load(new ByteArrayInputStream(content), PASSWORD);
    calls.result("aliases", () -> new java.util.TreeSet<>(Collections.list(again.aliases())));
    calls.result("key", () -> again.getKey("key", PASSWORD).equals(key(side)));
    calls.result("date", () -> again.getCreationDate("key").equals(store.getCreationDate("key")));
    calls.action("fails", () -> store.store(new Failing(), PASSWORD));
    calls.result("after a failure", store::size);
    calls.action(
        "load damaged",
        () -> again.load(new ByteArrayInputStream(content, 0, content.length - 5), PASSWORD));
    calls.result("after a damaged one", again::size);
    calls.action("load null", () -> again.load(null, null));
    calls.result("emptied", again::size);
    calls.action("store to null", () -> store.store((OutputStream) null, PASSWORD));
  }

  private static final class Failing extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("no room");
    }
  }

  private static void passwords(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    byte[] content = stored(store, PASSWORD);
    KeyStore again = side.keyStore();
    calls.action("wrong", () -> again.load(new ByteArrayInputStream(content), "x".toCharArray()));
    calls.action("null", () -> again.load(new ByteArrayInputStream(content), null));
    calls.action("store without", () -> store.store(new ByteArrayOutputStream(), null));
    calls.action("store with an empty one", () -> stored(store, new char[0]));
    char[] given = PASSWORD.clone();
    stored(store, given);
    calls.result("not wiped", () -> java.util.Arrays.equals(given, PASSWORD));
  }

  private static void parameters(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    KeyStore.LoadStoreParameter unknown = () -> PROTECTION;
    calls.action("store to null", () -> store.store(null));
    calls.action("store to an unknown one", () -> store.store(unknown));
    calls.action("load an unknown one", () -> store.load(unknown));
    calls.result("what stays", store::size);
    calls.action("load null", () -> store.load(null));
    calls.result("emptied", store::size);
  }

  private static void interrupted(Side side, Transcript calls) throws Exception {
    KeyStore store = filled(side);
    Thread.currentThread().interrupt();
    try {
      calls.result("store", () -> stored(store, PASSWORD).length > 0);
      calls.result("flag", () -> Thread.currentThread().isInterrupted());
      calls.action(
          "load",
          () -> side.keyStore().load(new ByteArrayInputStream(stored(store, PASSWORD)), PASSWORD));
    } finally {
      Thread.interrupted();
    }
  }
}
