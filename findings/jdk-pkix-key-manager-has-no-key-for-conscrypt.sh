#!/bin/bash
# OpenJDK 17 and Conscrypt 2.5.2: the JDK's key manager "PKIX" gives Conscrypt's engines no key; its "SunX509" does.
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
java=$(echo "$work"/root/usr/lib/jvm/java-17-openjdk-*/bin/java)
JAVA_HOME=$(dirname "$(dirname "$java")") mvn -q -B -ntp -Dstyle.color=never \
  org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact=org.conscrypt:conscrypt-openjdk-uber:2.5.2 -DoutputDirectory="$work" > maven.log || { cat maven.log; exit 1; }

cat > Handshake.java << 'END'
import java.io.FileInputStream;
import java.nio.ByteBuffer;
import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.*;
import org.conscrypt.Conscrypt;

class Handshake {
  private static final char[] PASSWORD = "changeit".toCharArray();

  public static void main(String[] arguments) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(new FileInputStream("key.p12"), PASSWORD);
    for (String name : new String[] {"the JDK", "Conscrypt"}) {
      for (String algorithm : new String[] {"SunX509", "PKIX"}) {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(algorithm);
        keys.init(store, PASSWORD);
        System.out.println(name + ", key manager " + algorithm + ": " + shake(name, keys, store));
      }
    }
  }

  private static String shake(String name, KeyManagerFactory keys, KeyStore trusted) throws Exception {
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext client = SSLContext.getInstance("TLSv1.2");
    client.init(null, trust.getTrustManagers(), null);
    SSLContext server =
        name.equals("the JDK")
            ? SSLContext.getInstance("TLSv1.2")
            : SSLContext.getInstance("TLSv1.2", Conscrypt.newProvider());
    server.init(keys.getKeyManagers(), null, null);
    SSLEngine asks = client.createSSLEngine();
    asks.setUseClientMode(true);
    SSLEngine answers = server.createSSLEngine();
    answers.setUseClientMode(false);
    try {
      ByteBuffer toServer = ByteBuffer.allocate(1 << 16), toClient = ByteBuffer.allocate(1 << 16);
      for (int i = 0; i < 20; i++) {
        step(asks, toClient, toServer);
        step(answers, toServer, toClient);
      }
      return asks.getSession().getCipherSuite();
    } catch (SSLException e) {
      return "no handshake";
    }
  }

  private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    ByteBuffer data = ByteBuffer.allocate(1 << 16);
    in.flip();
    while (in.hasRemaining()) {
      int before = in.remaining();
      engine.unwrap(in, data);
      tasks(engine);
      if (in.remaining() == before && engine.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NEED_UNWRAP) {
        break;
      }
    }
    in.compact();
    tasks(engine);
    while (engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP
        || engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING && out.position() == 0 && first(engine)) {
      engine.wrap(ByteBuffer.allocate(0), out);
      tasks(engine);
    }
  }

  private static boolean first(SSLEngine engine) {
    return engine.getUseClientMode() && engine.getSession().getCipherSuite().equals("SSL_NULL_WITH_NULL_NULL");
  }

  private static void tasks(SSLEngine engine) {
    for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
      task.run();
    }
  }
}
END

jar=$(echo "$work"/conscrypt*.jar)
# The runtime has no compiler; the JDK that Maven needs has one.
javac --release 17 -cp "$jar" Handshake.java
"$(dirname "$java")/keytool" -genkeypair -keyalg EC -alias key -dname CN=localhost -keystore key.p12 -storetype PKCS12 \
  -storepass changeit 2> /dev/null
"$(dirname "$java")/keytool" -exportcert -alias key -keystore key.p12 -storepass changeit -file key.der 2> /dev/null
"$(dirname "$java")/keytool" -importcert -noprompt -alias trusted -file key.der -keystore key.p12 -storepass changeit 2> /dev/null
"$java" -version 2>&1 | head -n 1
basename "$jar"
echo "Guess: a key manager of the JDK serves the engines of any provider of TLS."
echo "Seen:"
"$java" -cp "$work:$jar" Handshake | tee seen
for works in "the JDK, key manager SunX509" "the JDK, key manager PKIX" "Conscrypt, key manager SunX509"; do
  grep -q "^$works: TLS_" seen || { echo "CHANGED: $works makes no handshake"; exit 1; }
done
grep -q "^Conscrypt, key manager PKIX: no handshake" seen || { echo "CHANGED: PKIX works"; exit 1; }
echo "The behaviour is as described."
