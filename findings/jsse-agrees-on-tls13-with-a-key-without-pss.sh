#!/bin/bash
# JSSE of OpenJDK 17: a server whose RSA key signs by PKCS#1 v1.5 alone agrees on TLS 1.3, which needs PSS, and breaks off; with
# TLS 1.2 alone it serves.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -qq -o APT::Sandbox::User=root download openjdk-17-jre-headless=17.0.19+10-1~deb12u2
dpkg -x openjdk-17-jre-headless_*.deb root
# The settings are links to where an installed package has them: let them name the extracted files.
find root -lname '/etc/*' -printf '%p\t%l\n' | while IFS=$'\t' read -r link target; do
  ln -sfn "$work/root$target" "$link"
done
tools=$(dirname "$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)")

cat > Chip.java << 'END'
import java.net.Socket;
import java.security.*;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.concurrent.FutureTask;
import javax.net.ssl.*;

/** A key that cannot be read, of a provider whose signatures are those of PKCS#1 v1.5, as of an old chip or token. */
class Chip {
  static final class Key implements PrivateKey, RSAKey {
    private static final long serialVersionUID = 1;
    private final transient PrivateKey held;

    Key(PrivateKey held) {
      this.held = held;
    }

    public String getAlgorithm() {
      return "RSA";
    }

    public java.math.BigInteger getModulus() {
      return ((RSAKey) held).getModulus();
    }

    public String getFormat() {
      return null;
    }

    public byte[] getEncoded() {
      return null;
    }
  }

  public abstract static class Pkcs1 extends SignatureSpi {
    private final Signature signature;

    Pkcs1(String name) throws GeneralSecurityException {
      signature = Signature.getInstance(name, "SunRsaSign");
    }

    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
      if (!(key instanceof Key)) {
        throw new InvalidKeyException("not of this chip");
      }
      signature.initSign(((Key) key).held);
    }

    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
      throw new InvalidKeyException("signs only");
    }

    protected void engineUpdate(byte data) throws SignatureException {
      signature.update(data);
    }

    protected void engineUpdate(byte[] data, int offset, int length) throws SignatureException {
      signature.update(data, offset, length);
    }

    protected byte[] engineSign() throws SignatureException {
      return signature.sign();
    }

    protected boolean engineVerify(byte[] signed) {
      return false;
    }

    @Deprecated
    protected void engineSetParameter(String name, Object value) {}

    @Deprecated
    protected Object engineGetParameter(String name) {
      return null;
    }
  }

  public static final class Sha256 extends Pkcs1 {
    public Sha256() throws GeneralSecurityException {
      super("SHA256withRSA");
    }
  }

  static final class Signatures extends Provider {
    private static final long serialVersionUID = 1;

    Signatures() {
      super("Chip", "1", "");
      putService(new Service(this, "Signature", "SHA256withRSA", Sha256.class.getName(), null,
          java.util.Map.of("SupportedKeyClasses", Key.class.getName())) {
        public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
          try {
            return new Sha256();
          } catch (GeneralSecurityException e) {
            throw new NoSuchAlgorithmException(e);
          }
        }
      });
    }
  }

  public static void main(String[] arguments) throws Exception {
    Security.addProvider(new Signatures());
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new java.io.FileInputStream("key.p12"), password);
    X509Certificate[] chain = {(X509Certificate) store.getCertificate("key")};
    Key key = new Key((PrivateKey) store.getKey("key", password));
    for (String[] protocols : new String[][] {{"TLSv1.3", "TLSv1.2"}, {"TLSv1.2"}}) {
      System.out.println("server with " + String.join(" and ", protocols) + ": " + shake(key, chain, store, protocols));
    }
  }

  private static String shake(Key key, X509Certificate[] chain, KeyStore trusted, String[] protocols) throws Exception {
    SSLContext serves = SSLContext.getInstance("TLS");
    serves.init(new KeyManager[] {new Keys(key, chain)}, null, null);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext asks = SSLContext.getInstance("TLS");
    asks.init(null, trust.getTrustManagers(), null);
    try (SSLServerSocket listener = (SSLServerSocket) serves.getServerSocketFactory().createServerSocket(0)) {
      listener.setEnabledProtocols(protocols);
      FutureTask<String> server = new FutureTask<>(() -> {
        try (SSLSocket socket = (SSLSocket) listener.accept()) {
          socket.startHandshake();
          return socket.getSession().getProtocol();
        } catch (SSLException e) {
          return e.getMessage();
        }
      });
      new Thread(server).start();
      try (SSLSocket client = (SSLSocket) asks.getSocketFactory().createSocket("127.0.0.1", listener.getLocalPort())) {
        client.startHandshake();
      } catch (SSLException e) {
        // The server says why.
      }
      return server.get();
    }
  }

  static final class Keys extends X509ExtendedKeyManager {
    private final Key key;
    private final X509Certificate[] chain;

    Keys(Key key, X509Certificate[] chain) {
      this.key = key;
      this.chain = chain;
    }

    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return type.equals("RSA") ? "key" : null;
    }

    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }

    public String[] getServerAliases(String type, Principal[] issuers) {
      return new String[] {"key"};
    }

    public String[] getClientAliases(String type, Principal[] issuers) {
      return null;
    }

    public X509Certificate[] getCertificateChain(String alias) {
      return chain;
    }

    public PrivateKey getPrivateKey(String alias) {
      return key;
    }
  }
}
END

# The runtime has no compiler; any JDK of 17 or later has one.
javac -nowarn --release 17 Chip.java
"$tools/keytool" -genkeypair -keyalg RSA -alias key -dname CN=localhost -keystore key.p12 -storetype PKCS12 \
  -storepass changeit 2> /dev/null
"$tools/keytool" -exportcert -alias key -keystore key.p12 -storepass changeit -file key.der 2> /dev/null
"$tools/keytool" -importcert -noprompt -alias trusted -file key.der -keystore key.p12 -storepass changeit 2> /dev/null
"$tools/java" -version 2>&1 | head -n 1
echo "Guess: a version in which no provider can sign with the server's only key is not chosen: both sides meet at TLS 1.2."
echo "Seen:"
"$tools/java" Chip 2> /dev/null | tee seen || { echo "CHANGED: the program fails"; exit 1; }
grep -q "^server with TLSv1.2: TLSv1.2$" seen || { echo "CHANGED: no handshake by TLS 1.2"; exit 1; }
! grep -q "^server with TLSv1.3 and TLSv1.2: TLSv1" seen || { echo "CHANGED: the handshake succeeds"; exit 1; }
echo "The behaviour is as described."
