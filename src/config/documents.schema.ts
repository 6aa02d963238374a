import { androidAppList, appleApp } from './applications.js'
import { listOf, section, text } from './schema/types.js'

const url = (description: string) => text(2048).nullable().default(null).describe(description)

export const DOCUMENTS = section(
  'Documents under `/.well-known/` that declare to browsers, password managers and operating systems which origins and applications belong to the RP ID. The server serves a document when it has content. Clients request them from https://<RP ID>/.well-known/…, without a port.',
  {
    related_origins: listOf(text(512), 0, 64)
      .default([])
      .describe(
        'Web origins on other domains whose pages may use the passkeys of this RP ID: "https://example.co.uk". They are origins of ceremonies and appear in /.well-known/webauthn. Browsers accept at most five labels (the part before the public suffix).',
      ),
    passkey_endpoints: section('The addresses in /.well-known/passkey-endpoints.', {
      enroll: url('The https address of the page where a user creates a passkey.'),
      manage: url('The https address of the page where a user manages passkeys.'),
      prf_usage_details: url('The https address of a page that explains other uses of passkeys, such as encryption.'),
    }),
    android_apps: androidAppList(64)
      .default([])
      .describe(
        'Android applications, in /.well-known/assetlinks.json. The server derives the origins of their ceremonies from the fingerprints.',
      ),
    apple_apps: listOf(appleApp, 0, 64)
      .default([])
      .describe(
        'Apple applications, in /.well-known/apple-app-site-association, such as "A1B2C3D4E5.com.example.app".',
      ),
  },
)
