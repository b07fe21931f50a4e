package io.github.tpm4j.samples.network;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.ssl.SSLContextBuilder;

/** HTTPS clients that show a certificate: Apache HttpClient and OkHttp. */
public final class HttpTls {
  private HttpTls() {}

  /** Apache HttpClient, which reads the KeyStore file of type TPM by itself. */
  public static HttpClientBuilder apache(Path keys, char[] password, KeyStore trusted)
      throws GeneralSecurityException, IOException {
    SSLContext context =
        SSLContextBuilder.create()
            .setKeyStoreType("TPM")
            .loadKeyMaterial(keys, password, password)
            .loadTrustMaterial(trusted, null)
            .build();
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(context))
                .build());
  }

  /** OkHttp, which takes a context's socket factory. */
  public static OkHttpClient.Builder okHttp(KeyStore store, KeyStore trusted)
      throws GeneralSecurityException {
    return new OkHttpClient.Builder()
        .sslSocketFactory(
            TlsKeys.context(store, trusted).getSocketFactory(),
            (X509TrustManager) TlsKeys.trustManagers(trusted).getTrustManagers()[0]);
  }
}
