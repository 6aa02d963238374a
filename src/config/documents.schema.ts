import { appleApp, listOfAndroidApps } from './applications.js'
import { field } from './schema/field.js'
import { listOf, orNull, text } from './schema/kinds.js'

const url = orNull(text(2048))

export const DOCUMENTS = {
  describe:
    'Documents below `/.well-known/` with which the RP ID tells browsers, password managers and operating systems what belongs to it. Each is there as soon as something is in it. They must be reached at https://<RP ID>/.well-known/…, without a port.',
  fields: {
    related_origins: field(
      listOf(text(512), 0, 64),
      [],
      'Web origins on other domains whose pages may use the passkeys of this RP ID: "https://example.co.uk". They become origins of ceremonies and stand in /.well-known/webauthn. Browsers go along with five names of domains (the label before the public suffix).',
    ),
    'passkey_endpoints.enroll': field(
      url,
      null,
      'Where a user makes a passkey: an https address, in /.well-known/passkey-endpoints.',
    ),
    'passkey_endpoints.manage': field(url, null, 'Where a user manages passkeys.'),
    'passkey_endpoints.prf_usage_details': field(
      url,
      null,
      'What passkeys are used for beside signing in, for people to read.',
    ),
    android_apps: field(
      listOfAndroidApps(64),
      [],
      'Android applications, in /.well-known/assetlinks.json. The origins of their ceremonies follow from the fingerprints and need not be listed.',
    ),
    apple_apps: field(
      listOf(appleApp, 0, 64),
      [],
      'Apple applications, in /.well-known/apple-app-site-association, for example "A1B2C3D4E5.com.example.app".',
    ),
  },
} as const
