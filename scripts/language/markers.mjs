// Phrases that make a text hard to read, with what to write instead. A space stands for any white space, so that a
// phrase is found where a line breaks. A pattern is case-insensitive unless it begins with (?-i).

/** Up to the end of the sentence there is no question mark. */
const NO_QUESTION = '(?![^.?!]*\\?)'

const BE = '(?:is|are|was|were|be|been)'

const GROUPS = [
  {
    advice: 'name the actor: the client, the request, the key, the server',
    patterns: [
      '(?:who|whom|what|which|whomso|whoso)ever',
      '(?:no|some|any|every)body',
      `(?-i)Who(?= )${NO_QUESTION}`,
      `(?-i)What(?= )(?! you )${NO_QUESTION}`,
      `(?-i)Whose(?= )${NO_QUESTION}`,
      '(?<=[,;:] )who (?:has|have|had|may|can|does|makes|asks|comes|wants|gets|knows) [^,.;]*, ',
      '(?:of|to|from|by|with|than|for|in|on|at|as) what (?:is|was|are|were|has|had|may|must|comes|came|follows|they|it|others)',
      '(?:all|everything|anything) (?:that )?there is',
      '(?:he|those|they|one|anyone|someone|everyone) who',
      'those that',
      'the one (?:that|who)',
      'to whom',
      'whom',
    ],
  },
  {
    advice: "use the field's verb: return, create, store, update, expire, reject, require, accept",
    patterns: [
      'answers(?= (?:with|to|for|a|an|the|by|in|what|only|no|nothing|it|them|as|like|\\d{3}))',
      `(?:${BE}) answered`,
      'keeps',
      'lies(?! about)',
      '(?:which|that|they|it|and) lie(?= )',
      'stands(?! for (?!itself))',
      '(?:which|that|they|it|and) stand(?= )',
      'stand (?:in|on|at|beside|behind|under|between|before|as|where|alone|there|still)',
      '(?:go|goes|going|went) (?:with|along|by|out|up to|on to|back to)',
      '(?:come|comes|came|coming) (?:of|to nothing|as far|upon|along|about|off|after)',
      '(?:become|becomes|became) of',
      '(?:let|lets|letting) (?:in|go)',
      'good for',
      'no good',
      '(?:tells|told)(?! apart)',
      '(?:says|said)',
      `${BE} said`,
      '(?:gives|gave|given) (?:away|out|up)',
      '(?:hands|handed) (?:out|on|over|in)',
      '(?:takes|taken|took) (?:away|off|out of|back)',
      '(?:puts|put) (?:together|down|off|away)',
      '(?:shuts|shut|locks) (?:out|in)',
      '(?:passed|passes) over',
      'drawn',
      'begun',
      '(?:wants|want|wanted) (?:a|an|no|the|its|their)',
      '(?:looks|looked) (?:at|for|like|up) (?:what|who|nothing)',
      '(?:made|make|makes) (?:out|of) (?:it|them|what)',
      'speaks? for',
      'counts? (?:for|as) (?:nothing|none|one|much)',
      'waits? for (?:nobody|nothing|what)',
    ],
  },
  {
    advice: 'say what is: missing, invalid, expired',
    patterns: [
      '(?<!there )(?:is|are|was|were) no(?= )(?! (?:longer|more|fewer|less))',
      '(?:is|are|was|were|has|have|had|there|with|without|of|to|by|but|or|for|from) none(?! of)',
      'none(?= (?:is|are|was|were|has|have|can|may|could|that|which|but|at))',
      'there (?:is|are|was|were) (?:nobody|none|nothing|no one)',
      '(?<!from )nothing (?:is|was|but|of|else|that|more|in|can|may|comes|happens|changes)',
      '(?:is|are|was|were) nothing',
      '(?:is|are|was|were) (?:not )?there(?= (?:to|at|already|when|only|for))',
      '(?:is|are) (?:not|all) there',
      '(?:\\w+s|what|who) there (?:is|are|was|were|may be|can be)(?=[.,;: ])',
      'any more(?! than)(?=[.,;:)]| )',
    ],
  },
  {
    advice: 'use normal word order and plain connectives',
    patterns: [
      '(?:that|those|these) of',
      'beside',
      '(?-i)shall',
      "of (?:its|their|his|her|your|our|my|one's) own(?=\\W|$)(?! (?!(?:that|which|and|or|for|in|of|to|is|was|are|were|with|on|by|from|as|at|where|when)\\b)\\w)",
      'held to(?= )',
      '(?:held|hold|holds|holding) (?:\\S+ ){0,4}?against(?= )',
      'holds? (?!(?:a|an|the) )\\S+ (?:\\S+ )?to(?= )',
      `${BE} to (?!(?:\\w+ )?(?:which|whom|the|a|an|its|their|this|that|each|every|zero|one|two|\\d))\\w+`,
      'as far as',
      'as (?:it were|may be|good as|well for)',
      'however (?!(?:the|a|an|it|this|that|they|we|you)\\b)\\w+',
      'the like',
      'such (?:a )?ones?',
      '(?:other|wrong|good|old|new|right|same|first|last|second|own|only|shorter|longer|smaller|larger|every) ones?(?= (?:is|are|was|were|has|of|that|which|from|in|on|may|can))',
      '(?:where|there)(?:of|to|from|with|upon)',
      '(?:here|there)after',
      '(?:which|that) is why',
      'so (?:much|many) as',
      'be it',
      'in (?:its|their) turn',
      'now and then',
      'of (?:no|any|some) (?:account|use|avail)',
      'a matter of',
      'at (?:hand|its disposal)',
      'as (?:is|are|was|were|has|had|does|do|did)(?= )',
      'do(?:es)? so',
      'in doubt',
      'for want of',
      'otherwise than',
      "no other(?:'s| is| are|(?=[.,;:)]))",
      '(?-i)(?:^|(?<=[.;:] |\\n))Of(?= )',
      'not (?:even )?(?:that|what|when|where|one)(?= )(?! of)',
      '(?:(?:when|where|if|as|unless|while|until|once) none|where one)(?= (?:is|are|was|were|has|had|comes))',
    ],
  },
]

/** The markers: `phrase` finds one, `advice` is printed with it. */
export const MARKERS = GROUPS.flatMap(({ advice, patterns }) =>
  patterns.map((pattern) => ({ advice, pattern: compile(pattern) })),
)

function compile(pattern) {
  const exact = pattern.startsWith('(?-i)')
  const source = (exact ? pattern.slice('(?-i)'.length) : pattern).replaceAll(' ', '\\s+')
  return new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, exact ? 'g' : 'gi')
}
