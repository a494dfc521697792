/** Ce que dit la page qui entoure le livre dans un cours. */
import type { CourseState } from '@kit/course/answers.ts';

export default {
  frame: 'Le livre',
  leave: 'Revenir au cours',
  standing: (score: string, solved: string, counted: string) =>
    `Note\u00a0: ${score} · exercices réussis\u00a0: ${solved} sur ${counted}`,
  states: {
    open: 'Le cours est ouvert.',
    kept: 'Tout est enregistré dans le cours.',
    'kept-without-texts': 'La note est enregistrée dans le cours ; le texte des réponses reste dans ce navigateur.',
    'too-long':
      'Le cours n’a pas la place de tout garder\u00a0: il a la note et les meilleurs résultats, le reste est dans ' +
      'ce navigateur.',
    lost:
      'Le cours ne répond pas. Vos réponses restent dans ce navigateur et lui seront transmises avec la ' +
      'prochaine.',
    ended: 'La séance est terminée. Pour continuer, ouvrez de nouveau le livre depuis le cours.',
    absent: 'Aucun cours ne répond autour de cette page\u00a0: vos réponses restent dans ce navigateur.',
  } satisfies Record<CourseState, string>,
};
