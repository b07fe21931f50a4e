package io.github.tpm4j.samples.network;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;

/** Netty's contexts: the JDK's TLS wants a factory, tcnative's BoringSSL a key and its chain. */
public final class NettyTls {
  private NettyTls() {}

  /** A server over the JDK's TLS that demands certificates of its clients. */
  public static SslContextBuilder jdkServer(KeyStore store, KeyStore trusted)
      throws GeneralSecurityException {
    return SslContextBuilder.forServer(TlsKeys.keyManagers(store))
        .sslProvider(SslProvider.JDK)
        .clientAuth(ClientAuth.REQUIRE)
        .trustManager(TlsKeys.trustManagers(trusted));
  }

  public static SslContextBuilder jdkClient(KeyStore store, KeyStore trusted)
      throws GeneralSecurityException {
    return SslContextBuilder.forClient()
        .sslProvider(SslProvider.JDK)
        .keyManager(TlsKeys.keyManagers(store))
        .trustManager(TlsKeys.trustManagers(trusted));
  }

  /** A server over BoringSSL; Netty then has JCA sign, and that is the TPM. */
  public static SslContextBuilder boringSslServer(KeyStore store, String alias, KeyStore trusted)
      throws GeneralSecurityException {
    return SslContextBuilder.forServer(key(store, alias), chain(store, alias))
        .sslProvider(SslProvider.OPENSSL)
        .clientAuth(ClientAuth.REQUIRE)
        .trustManager(TlsKeys.trustManagers(trusted));
  }

  public static SslContextBuilder boringSslClient(KeyStore store, String alias, KeyStore trusted)
      throws GeneralSecurityException {
    return SslContextBuilder.forClient()
        .sslProvider(SslProvider.OPENSSL)
        .keyManager(key(store, alias), chain(store, alias))
        .trustManager(TlsKeys.trustManagers(trusted));
  }

  private static PrivateKey key(KeyStore store, String alias) throws GeneralSecurityException {
    return (PrivateKey) store.getKey(alias, null);
  }

  private static X509Certificate[] chain(KeyStore store, String alias)
      throws GeneralSecurityException {
    return Arrays.stream(store.getCertificateChain(alias))
        .map(X509Certificate.class::cast)
        .toArray(X509Certificate[]::new);
  }
}
